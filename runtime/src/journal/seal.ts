import { crc32 } from "../crc32.ts";
import { writeHeader } from "./batch-header.ts";
import { batchHeader, type batchKind, chainBytes } from "./format.ts";

/** A batch without records, saying that everything so far is durable. */
export function encodeSeal(
  kind: typeof batchKind.seal | typeof batchKind.end,
  headerSeed: number,
  durableSequence: number,
  chain: number,
): Uint8Array {
  const bytes = new Uint8Array(batchHeader.lengthBytes + chainBytes);
  writeHeader(bytes, headerSeed, {
    kind,
    payloadBytes: 0,
    recordsBytes: 0,
    count: 0,
    firstSequence: durableSequence + 1,
    durableSequence,
  });
  const next = crc32(bytes.subarray(0, batchHeader.lengthBytes), chain);
  new DataView(bytes.buffer).setUint32(batchHeader.lengthBytes, next, true);
  return bytes;
}
