import type { RecordBytes } from "./replay.ts";

/** Length of the first piece; each has twice the room of the one before it, up to the most. */
const roomBytesMin = 4 * 1024;
const roomBytesMax = 1024 * 1024;

/** Copies of records, in order. They are gathered in few large pieces: what is kept for long should not be many objects. */
export class History {
  readonly #pieces: Piece[] = [];

  /** The records in order, in pieces. */
  get pieces(): readonly RecordBytes[] {
    return this.#pieces;
  }

  add(added: RecordBytes): void {
    let last = this.#pieces.at(-1);
    if (last === undefined || !last.takes(added)) {
      const room = last === undefined ? roomBytesMin : Math.min(last.roomBytes * 2, roomBytesMax);
      last = new Piece(added, Math.max(room, added.records.length));
      this.#pieces.push(last);
    }
    last.add(added);
  }
}

class Piece implements RecordBytes {
  readonly firstSequence: number;
  readonly reading: RecordBytes["reading"];
  readonly lengths: number[] = [];
  readonly #bytes: Uint8Array;
  #lengthBytes = 0;

  constructor({ firstSequence, reading }: RecordBytes, roomBytes: number) {
    this.firstSequence = firstSequence;
    this.reading = reading;
    this.#bytes = new Uint8Array(roomBytes);
  }

  get roomBytes(): number {
    return this.#bytes.length;
  }

  get records(): Uint8Array {
    return this.#bytes.subarray(0, this.#lengthBytes);
  }

  /** Whether there is room, and it is read in the same way. */
  takes({ records, reading }: RecordBytes): boolean {
    return reading === this.reading && this.#lengthBytes + records.length <= this.#bytes.length;
  }

  add({ records, lengths }: RecordBytes): void {
    this.#bytes.set(records, this.#lengthBytes);
    this.#lengthBytes += records.length;
    for (let index = 0; index < lengths.length; index++) this.lengths.push(lengths[index]!);
  }
}
