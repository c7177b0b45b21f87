import { readHeader } from "./batch-header.ts";

/** Looks for headers behind the first bad byte: what was written after a sync proves what that sync covered. */
export function sequenceProvenAfter(bytes: Uint8Array, offset: number, headerSeed: number): number {
  let proven = 0;
  const firstByte = 0x43; // of the magic
  for (let at = bytes.indexOf(firstByte, offset + 1); at >= 0; at = bytes.indexOf(firstByte, at + 1)) {
    const header = readHeader(bytes, at, headerSeed);
    if (header !== undefined) proven = Math.max(proven, header.durableSequence);
  }
  return proven;
}
