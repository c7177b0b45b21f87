import { Reader } from "../codec/reader.ts";
import { Writer } from "../codec/writer.ts";
import { crc32 } from "../crc32.ts";
import { type BatchHeader, writeHeader } from "./batch-header.ts";
import { batchHeader, batchKind, chainBytes } from "./format.ts";

/** Records being gathered: one buffer, one write, one sync. The room for the header is reserved in front. */
export class Batch {
  readonly writer = new Writer(4 * 1024);
  firstSequence = 1;
  count = 0;
  #lengths = new Uint32Array(64);
  /** Where the records end, once something follows them. */
  #recordsEnd: number | undefined;

  constructor() {
    this.writer.position = batchHeader.lengthBytes;
  }

  /** Empties the batch; its first record will have this sequence. */
  begin(firstSequence: number): void {
    this.writer.position = batchHeader.lengthBytes;
    this.count = 0;
    this.#recordsEnd = undefined;
    this.firstSequence = firstSequence;
  }

  /** What was written since `start` is a record. */
  add(start: number): void {
    if (this.count === this.#lengths.length) {
      const grown = new Uint32Array(this.count * 2);
      grown.set(this.#lengths);
      this.#lengths = grown;
    }
    this.#lengths[this.count++] = this.writer.position - start;
  }

  get lastSequence(): number {
    return this.firstSequence + this.count - 1;
  }

  /** Lengths of the records, as a view. */
  get lengths(): Uint32Array {
    return this.#lengths.subarray(0, this.count);
  }

  /** The records, as a view of the buffer. */
  get records(): Uint8Array {
    return this.writer.bytes.subarray(batchHeader.lengthBytes, this.#recordsEnd ?? this.writer.position);
  }

  /** Completes the batch. @returns its bytes, a view of the buffer, and the chain's value after it. */
  finish(headerSeed: number, durableSequence: number, chain: number): { bytes: Uint8Array; chain: number } {
    const { writer, count } = this;
    const recordsEnd = writer.position;
    this.#recordsEnd = recordsEnd;
    for (let index = 0; index < count; index++) writer.varint(this.#lengths[index]!);
    const end = writer.position;
    writer.reserve(chainBytes);
    const bytes = writer.bytes.subarray(0, end + chainBytes);
    writeHeader(bytes, headerSeed, {
      kind: batchKind.records,
      payloadBytes: end - batchHeader.lengthBytes,
      recordsBytes: recordsEnd - batchHeader.lengthBytes,
      count,
      firstSequence: this.firstSequence,
      durableSequence,
    });
    const next = crc32(bytes.subarray(0, end), chain);
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(end, next, true);
    return { bytes, chain: next };
  }
}

/** The lengths of a batch's records. @throws DecodeError when they do not add up. */
export function readLengths(payload: Uint8Array, { recordsBytes, count }: BatchHeader): number[] {
  const reader = new Reader(payload, Math.min(recordsBytes, payload.length));
  const lengths: number[] = [];
  let sum = 0;
  for (let index = 0; index < count; index++) {
    const length = reader.varint();
    lengths.push(length);
    sum += length;
  }
  if (sum !== recordsBytes || reader.position !== payload.length) reader.fail("lengths that do not add up");
  return lengths;
}
