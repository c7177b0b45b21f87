import { crc32 } from "../crc32.ts";
import { encodeFileHeader, type FileHeader } from "../journal/file-header.ts";
import { magic } from "../journal/format.ts";
import { chunkBytesMax, chunkHeadBytes, footer } from "./format.ts";

/** The state at one sequence, encoded. */
export interface Captured {
  readonly body: Uint8Array;
  readonly objectCount: number;
}

/** The bytes of a snapshot file, piece by piece: the body can be large, and is not copied. */
export function* snapshotPieces(header: FileHeader, { body, objectCount }: Captured): Generator<Uint8Array> {
  const head = encodeFileHeader(magic.snapshot, header);
  yield head;
  let crc = crc32(head);
  for (let start = 0; start < body.length; start += chunkBytesMax) {
    const chunk = body.subarray(start, start + chunkBytesMax);
    crc = crc32(chunk, crc);
    const chunkHead = new DataView(new ArrayBuffer(chunkHeadBytes));
    chunkHead.setUint32(0, chunk.length, true);
    chunkHead.setUint32(4, crc, true);
    yield new Uint8Array(chunkHead.buffer);
    yield chunk;
  }
  yield encodeFooter(header, body.length, objectCount, crc);
}

function encodeFooter(header: FileHeader, bodyBytes: number, objectCount: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(footer.lengthBytes);
  const fields = new DataView(bytes.buffer);
  fields.setBigUint64(footer.sequenceAt, BigInt(header.sequence), true);
  fields.setUint32(footer.chainAt, header.chain, true);
  fields.setBigUint64(footer.bodyBytesAt, BigInt(bodyBytes), true);
  fields.setUint32(footer.objectCountAt, objectCount, true);
  fields.setUint32(footer.crcAt, crc32(bytes.subarray(0, footer.crcAt), seed), true);
  return bytes;
}
