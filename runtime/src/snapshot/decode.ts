import { crc32 } from "../crc32.ts";
import { DecodeError } from "../errors.ts";
import { decodeFileHeader, type ReadHeader } from "../journal/file-header.ts";
import { magic } from "../journal/format.ts";
import { chunkHeadBytes, footer } from "./format.ts";

/** A snapshot whose checksums are right; what its body means is the codec's affair. */
export interface ReadSnapshot {
  readonly header: ReadHeader;
  readonly body: Uint8Array;
  readonly objectCount: number;
}

/** @throws DecodeError; CoopyError COOPY5203 for a later format. */
export function decodeSnapshot(bytes: Uint8Array): ReadSnapshot {
  const header = decodeFileHeader(magic.snapshot, bytes);
  const fields = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Uint8Array[] = [];
  let crc = crc32(bytes.subarray(0, header.lengthBytes));
  let offset = header.lengthBytes;
  for (;;) {
    if (offset + chunkHeadBytes > bytes.length) fail("a snapshot that is cut short", offset);
    const length = fields.getUint32(offset, true);
    if (length === 0) break;
    const start = offset + chunkHeadBytes;
    if (start + length > bytes.length) fail("a snapshot that is cut short", offset);
    const chunk = bytes.subarray(start, start + length);
    crc = crc32(chunk, crc);
    if (fields.getUint32(offset + 4, true) !== crc) fail("a chunk whose checksum is wrong", offset);
    chunks.push(chunk);
    offset = start + length;
  }
  const body = joined(chunks);
  return { header, body, objectCount: checkFooter(bytes, offset, header, body.length, crc) };
}

function checkFooter(
  bytes: Uint8Array,
  offset: number,
  header: ReadHeader,
  bodyBytes: number,
  seed: number,
): number {
  if (offset + footer.lengthBytes !== bytes.length)
    fail("a snapshot that does not end with its footer", offset);
  const fields = new DataView(bytes.buffer, bytes.byteOffset + offset, footer.lengthBytes);
  const crc = crc32(bytes.subarray(offset, offset + footer.crcAt), seed);
  if (fields.getUint32(footer.crcAt, true) !== crc) fail("a footer whose checksum is wrong", offset);
  if (
    fields.getBigUint64(footer.sequenceAt, true) !== BigInt(header.sequence) ||
    fields.getUint32(footer.chainAt, true) !== header.chain ||
    fields.getBigUint64(footer.bodyBytesAt, true) !== BigInt(bodyBytes)
  ) {
    fail("a footer that belongs to another snapshot", offset);
  }
  return fields.getUint32(footer.objectCountAt, true);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

function fail(what: string, offset: number): never {
  throw new DecodeError(what, offset);
}
