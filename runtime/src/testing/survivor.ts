import type { Chance } from "./chance.ts";
import { Content } from "./content.ts";
import { type Change, type Inode, inodeOf } from "./inode.ts";

const sectorBytes = 512;

/**
 * What the machine finds when it starts again: of the changes that are not durable none, all, the first ones and part
 * of the next, or any of their sectors. Where a sector of a longer file is missing there are zeros, what was there before a
 * truncation, or `stale` bytes of a file that lay there once.
 */
export function survivorOf(inode: Inode, chance: Chance, stale: Uint8Array): Inode {
  const { content, durable, changes } = inode;
  if (changes.length === 0) return inode;
  const isAllDurable = changes.every(({ fate }) => fate === "durable");
  const choice = isAllDurable ? "all" : chance.pick(["none", "all", "torn", "torn", "sectors"] as const);
  if (choice === "all") return inodeOf(content);
  const wholeCount = choice === "torn" ? chance.below(changes.length) : 0;
  const medium = new Medium(durable, changes);
  for (const [index, change] of changes.entries()) {
    const { offset, bytes, fate } = change;
    if (fate === "durable" || index < wholeCount) medium.make(change);
    else if (choice === "sectors") medium.makeSectors(change, chance, stale);
    else if (choice === "torn" && index === wholeCount && bytes !== undefined)
      medium.make({ offset, bytes: bytes.subarray(0, chance.below(bytes.length + 1)) });
  }
  return inodeOf(medium.content);
}

/** Bytes to which changes are made that are not all of the changes there were. */
class Medium {
  readonly #bytes: Uint8Array;
  #lengthBytes: number;

  constructor(durable: Content, changes: readonly Change[]) {
    const ends = changes.map(({ offset, bytes }) => offset + (bytes?.length ?? 0));
    this.#bytes = new Uint8Array(Math.max(durable.lengthBytes, ...ends));
    this.#bytes.set(durable.slice(0, durable.lengthBytes));
    this.#lengthBytes = durable.lengthBytes;
  }

  get content(): Content {
    return Content.of(this.#bytes.subarray(0, this.#lengthBytes));
  }

  make({ offset, bytes }: Pick<Change, "offset" | "bytes">): void {
    if (bytes === undefined) {
      this.#lengthBytes = offset;
      return;
    }
    this.#bytes.set(bytes, offset);
    this.#lengthBytes = Math.max(this.#lengthBytes, offset + bytes.length);
  }

  makeSectors(change: Change, chance: Chance, stale: Uint8Array): void {
    const { offset, bytes } = change;
    if (bytes === undefined) {
      if (chance.once(2)) this.make(change);
      return;
    }
    const isStale = stale.length > 0 && chance.once(4);
    const end = offset + bytes.length;
    for (let start = offset; start < end; ) {
      const next = Math.min(end, start - (start % sectorBytes) + sectorBytes);
      if (chance.once(2)) this.#bytes.set(bytes.subarray(start - offset, next - offset), start);
      else if (isStale)
        this.#bytes.set(stale.subarray(start % stale.length).subarray(0, next - start), start);
      start = next;
    }
    this.#lengthBytes = Math.max(this.#lengthBytes, end);
  }
}
