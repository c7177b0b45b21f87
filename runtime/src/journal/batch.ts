import { Reader } from "../codec/reader.ts";
import { Writer } from "../codec/writer.ts";
import { crc32 } from "../crc32.ts";
import { batchHeader, batchKind, batchMagic, chainBytes } from "./format.ts";

/** Records being gathered: one buffer, one write, one sync. The room for the header is reserved in front. */
export class Batch {
  readonly writer = new Writer(64 * 1024);
  /** Lengths of the records so far. */
  readonly lengths: number[] = [];
  firstSequence = 1;
  /** Where the records end, once something follows them. */
  #recordsEnd: number | undefined;

  constructor() {
    this.writer.position = batchHeader.lengthBytes;
  }

  /** Empties the batch; its first record will have this sequence. */
  begin(firstSequence: number): void {
    this.writer.position = batchHeader.lengthBytes;
    this.lengths.length = 0;
    this.#recordsEnd = undefined;
    this.firstSequence = firstSequence;
  }

  get count(): number {
    return this.lengths.length;
  }

  get lastSequence(): number {
    return this.firstSequence + this.lengths.length - 1;
  }

  /** The records, as a view of the buffer. */
  get records(): Uint8Array {
    return this.writer.bytes.subarray(batchHeader.lengthBytes, this.#recordsEnd ?? this.writer.position);
  }

  /** Completes the batch. @returns its bytes, a view of the buffer, and the chain's value after it. */
  finish(headerSeed: number, durableSequence: number, chain: number): { bytes: Uint8Array; chain: number } {
    const { writer, lengths } = this;
    const recordsEnd = writer.position;
    this.#recordsEnd = recordsEnd;
    for (const length of lengths) writer.varint(length);
    const end = writer.position;
    writer.reserve(chainBytes);
    const bytes = writer.bytes.subarray(0, end + chainBytes);
    writeHeader(bytes, headerSeed, {
      kind: batchKind.records,
      payloadBytes: end - batchHeader.lengthBytes,
      recordsBytes: recordsEnd - batchHeader.lengthBytes,
      count: lengths.length,
      firstSequence: this.firstSequence,
      durableSequence,
    });
    const next = crc32(bytes.subarray(0, end), chain);
    view(bytes).setUint32(end, next, true);
    return { bytes, chain: next };
  }
}

export interface BatchHeader {
  readonly kind: number;
  readonly payloadBytes: number;
  readonly recordsBytes: number;
  readonly count: number;
  /** Sequence of the first record; of a seal, that of the next. */
  readonly firstSequence: number;
  /** Everything up to it was durable when the batch was written. */
  readonly durableSequence: number;
}

/** The header at `offset`; undefined when there is none that checks. */
export function readHeader(bytes: Uint8Array, offset: number, headerSeed: number): BatchHeader | undefined {
  const end = offset + batchHeader.crcAt;
  if (offset + batchHeader.lengthBytes > bytes.length) return undefined;
  const fields = view(bytes);
  const read = (at: number) => fields.getUint32(offset + at, true);
  if (read(batchHeader.magicAt) !== batchMagic) return undefined;
  if (read(batchHeader.crcAt) !== crc32(bytes.subarray(offset, end), headerSeed)) return undefined;
  return {
    kind: bytes[offset + batchHeader.kindAt]!,
    payloadBytes: read(batchHeader.payloadBytesAt),
    recordsBytes: read(batchHeader.recordsBytesAt),
    count: read(batchHeader.countAt),
    firstSequence: readSequence(fields, offset + batchHeader.firstSequenceAt),
    durableSequence: readSequence(fields, offset + batchHeader.durableSequenceAt),
  };
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

/** Writes the header at the beginning of the batch. */
export function writeHeader(bytes: Uint8Array, headerSeed: number, header: BatchHeader): void {
  const fields = view(bytes);
  fields.setUint32(batchHeader.magicAt, batchMagic, true);
  fields.setUint32(batchHeader.kindAt, header.kind, true);
  fields.setUint32(batchHeader.payloadBytesAt, header.payloadBytes, true);
  fields.setUint32(batchHeader.recordsBytesAt, header.recordsBytes, true);
  fields.setUint32(batchHeader.countAt, header.count, true);
  writeSequence(fields, batchHeader.firstSequenceAt, header.firstSequence);
  writeSequence(fields, batchHeader.durableSequenceAt, header.durableSequence);
  fields.setUint32(batchHeader.crcAt, crc32(bytes.subarray(0, batchHeader.crcAt), headerSeed), true);
}

function writeSequence(fields: DataView, at: number, sequence: number): void {
  fields.setUint32(at, sequence % 2 ** 32, true);
  fields.setUint32(at + 4, Math.floor(sequence / 2 ** 32), true);
}

function readSequence(fields: DataView, at: number): number {
  return fields.getUint32(at + 4, true) * 2 ** 32 + fields.getUint32(at, true);
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
