import type { ByteWriter } from "./byte-writer.ts";

/** Engines have none of more bytes. */
export const magnitudeBytesMax = 2 ** 27 - 8;

/** So many bytes become text at once: a longer text that grows byte by byte would take some thirty bytes for each. */
const pieceBytes = 512;

/** The integer whose bytes these are, low ones first. */
export function decodeMagnitude(bytes: Uint8Array): bigint {
  let hex = "0x";
  for (let end = bytes.length; end > 0; end -= pieceBytes) {
    const digits: string[] = [];
    for (let index = end - 1; index >= Math.max(0, end - pieceBytes); index--) {
      digits.push(bytes[index]!.toString(16).padStart(2, "0"));
    }
    hex += digits.join("");
  }
  return BigInt(hex);
}

/** Length and sign, then the magnitude's bytes, low ones first. */
export function encodeBigInteger(writer: ByteWriter, value: bigint): void {
  const magnitude = value < 0n ? -value : value;
  const hex = magnitude === 0n ? "" : magnitude.toString(16);
  const length = (hex.length + 1) >> 1;
  writer.varint(length * 2 + (value < 0n ? 1 : 0) + 1);
  const padded = hex.padStart(length * 2, "0");
  for (let index = length - 1; index >= 0; index--) {
    writer.byte(Number.parseInt(padded.slice(index * 2, index * 2 + 2), 16));
  }
}
