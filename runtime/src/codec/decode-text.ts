import type { ByteReader } from "./byte-reader.ts";
import { textForm } from "./format.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads a text whose first number has been read. */
export function decodeText(reader: ByteReader, header: number): string {
  const length = Math.floor((header - 1) / 3);
  if (length > reader.left) reader.fail("a text longer than the bytes left");
  switch ((header - 1) % 3) {
    case textForm.latin1:
      return reader.characters(length);
    case textForm.utf8:
      return decodeUtf8(reader, length);
    default:
      return decodeUtf16(reader, length);
  }
}

function decodeUtf8(reader: ByteReader, length: number): string {
  const bytes = reader.raw(length);
  try {
    return decoder.decode(bytes);
  } catch {
    return reader.fail("a text that is not UTF-8");
  }
}

function decodeUtf16(reader: ByteReader, length: number): string {
  if (length % 2 !== 0) reader.fail("half a UTF-16 unit");
  const bytes = reader.raw(length);
  const pieces: string[] = [];
  for (let start = 0; start < length; start += 8192) {
    const units: number[] = [];
    for (let index = start; index < Math.min(start + 8192, length); index += 2) {
      units.push(bytes[index]! | (bytes[index + 1]! << 8));
    }
    pieces.push(String.fromCharCode(...units));
  }
  return pieces.join("");
}
