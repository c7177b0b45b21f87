import { crc32 } from "../crc32.ts";
import { batchHeader, batchMagic } from "./format.ts";

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
