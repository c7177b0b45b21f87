import type { Image } from "./image.ts";

/** How one kind of write is taken back. What it is given is what the write's hook noted. */
export interface Inverse {
  /**
   * Brings back what was there, whether the write happened or not: it may have thrown. All later writes have been taken
   * back when it is called.
   */
  undo(target: object, key: unknown, value: unknown, log: WriteLog): void;
}

const entryLength = 4;
/** So many places of the log stay for the next command; what they hold is let go of. */
const keptLength = 1024 * entryLength;

/** What a store's commands wrote since the last one that was kept, and what was there before. */
export class WriteLog {
  /** The snapshot that is being taken. */
  image: Image | undefined;
  /** In fours: inverse, target, key, value. */
  readonly #entries: unknown[] = [];
  #length = 0;
  /** Collections that hold all they held, but not in their order. */
  readonly #disordered = new Map<object, () => void>();

  /** Whether the write that was noted last was the same: of two that follow each other only the first matters. */
  isLast(inverse: Inverse, target: object, key: unknown): boolean {
    const entries = this.#entries;
    const end = this.#length;
    return end > 0 && entries[end - 2] === key && entries[end - 3] === target && entries[end - 4] === inverse;
  }

  /** Notes what a write that is about to happen changes. */
  note(inverse: Inverse, target: object, key?: unknown, value?: unknown): void {
    const entries = this.#entries;
    const end = this.#length;
    entries[end] = inverse;
    entries[end + 1] = target;
    entries[end + 2] = key;
    entries[end + 3] = value;
    // Last: where the stack is full nothing is noted by half.
    this.#length = end + entryLength;
  }

  /** Tells the snapshot in progress that the object is about to change. */
  changing(object: object): void {
    const { image } = this;
    if (image === undefined) return;
    image.willChange(object);
    if (ArrayBuffer.isView(object)) image.willChange(object.buffer);
  }

  /** What was noted is kept as it is now. */
  keep(): void {
    if (this.#length === 0) return;
    const entries = this.#entries;
    if (this.#length > keptLength) entries.length = 0;
    // A loop: most commands write to few places, and to call something takes longer.
    else for (let at = 0; at < this.#length; at++) entries[at] = undefined;
    this.#length = 0;
  }

  /** Takes back all that was noted, the last first. */
  undo(): void {
    const entries = this.#entries;
    for (let at = this.#length - entryLength; at >= 0; at -= entryLength) {
      (entries[at] as Inverse).undo(entries[at + 1] as object, entries[at + 2], entries[at + 3], this);
    }
    for (const putInOrder of this.#disordered.values()) putInOrder();
    this.#disordered.clear();
    this.keep();
  }

  /** Has the collection put in order when everything is back in it. */
  disorder(collection: object, putInOrder: () => void): void {
    this.#disordered.set(collection, putInOrder);
  }
}

/** The log of the store whose command is running: commands are synchronous, so one variable can hold it. */
export let writeLog: WriteLog | undefined;

/** From here on writes are noted. */
export function beginWrites(log: WriteLog): void {
  writeLog = log;
}

export function endWrites(): void {
  writeLog = undefined;
}
