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
