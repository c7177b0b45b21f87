import type { ByteReader } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";

/** Up to this many characters a loop beats the call into the encoder, or into the decoder. */
const loopMax = 256;

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

/** The same for several texts, as one. */
export function encodeTexts(
  writer: ByteWriter,
  texts: readonly string[],
  count: number,
  length: number,
): void {
  const start = writer.position;
  if (length <= loopMax) {
    writer.reserve(loopMax + 8);
    writer.varint(1 + 2 * length);
    let index = 0;
    while (index < count && writeAscii(writer, texts[index]!)) index++;
    if (index === count) return;
    writer.position = start;
  }
  encodeText(writer, count === 1 ? texts[0]! : texts.slice(0, count).join(""));
}

function encodeShortAscii(writer: ByteWriter, text: string): boolean {
  const { position } = writer;
  writer.reserve(loopMax + 8);
  writer.varint(1 + 2 * text.length);
  if (writeAscii(writer, text)) return true;
  writer.position = position;
  return false;
}

/** Into room that is there. */
function writeAscii(writer: ByteWriter, text: string): boolean {
  const { bytes, position } = writer;
  const { length } = text;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return false;
    bytes[position + index] = code;
  }
  writer.position = position + length;
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
  const bytes = reader.raw(length);
  try {
    return decoder.decode(bytes);
  } catch {
    return reader.fail("a text that is not UTF-8");
  }
}

/** Whether the bytes up to `end` are few, there, and ASCII. */
export function isShortAscii({ bytes, position, end: limit }: ByteReader, end: number): boolean {
  if (end - position > loopMax || end > limit) return false;
  for (let index = position; index < end; index++) if (bytes[index]! > 0x7f) return false;
  return true;
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
