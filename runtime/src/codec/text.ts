import type { ByteReader } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";

/** Below this many characters a loop beats the call into the encoder. */
const loopMax = 24;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Length and bytes of a text: `1 + 2 × bytes` for UTF-8, `2 + 2 × bytes` for UTF-16, which keeps lone surrogates. */
export function encodeText(writer: ByteWriter, text: string): void {
  if (text.length <= loopMax && encodeShortAscii(writer, text)) return;
  // A character takes at most three bytes. The length is written behind room for itself, then moved up to it.
  writer.reserve(text.length * 3 + 16);
  const lengthStart = writer.position;
  const bytesStart = lengthStart + 8;
  const { written } = encoder.encodeInto(text, writer.bytes.subarray(bytesStart));
  // As many bytes as characters: ASCII. Elsewhere the encoder puts U+FFFD for half a surrogate pair.
  if (written !== text.length && hasLoneSurrogate(text)) return encodeUtf16(writer, text);
  writer.varint(1 + 2 * written);
  writer.bytes.copyWithin(writer.position, bytesStart, bytesStart + written);
  writer.position += written;
}

function encodeShortAscii(writer: ByteWriter, text: string): boolean {
  writer.reserve(loopMax + 1);
  const { bytes, position } = writer;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return false;
    bytes[position + 1 + index] = code;
  }
  bytes[position] = 1 + 2 * text.length;
  writer.position = position + 1 + text.length;
  return true;
}

function encodeUtf16(writer: ByteWriter, text: string): void {
  writer.varint(2 + 2 * (text.length * 2));
  writer.reserve(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    writer.byte(code & 0xff);
    writer.byte(code >> 8);
  }
}

/** Reads a text whose first number has been read. */
export function decodeText(reader: ByteReader, header: number): string {
  const length = Math.floor((header - 1) / 2);
  if (length > reader.end - reader.position) reader.fail("a text longer than the bytes left");
  if (header % 2 === 0) return decodeUtf16(reader, length);
  if (length <= loopMax) {
    const short = decodeShortAscii(reader, length);
    if (short !== undefined) return short;
  }
  const bytes = reader.raw(length);
  try {
    return decoder.decode(bytes);
  } catch {
    return reader.fail("a text that is not UTF-8");
  }
}

function decodeShortAscii(reader: ByteReader, length: number): string | undefined {
  const { bytes, position } = reader;
  let text = "";
  for (let index = 0; index < length; index++) {
    const code = bytes[position + index]!;
    if (code > 0x7f) return undefined;
    text += String.fromCharCode(code);
  }
  reader.position = position + length;
  return text;
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

function hasLoneSurrogate(text: string): boolean {
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
