import type { ByteWriter } from "./byte-writer.ts";
import { textForm } from "./format.ts";

/** Up to this many characters a loop beats the call into the encoder. */
const loopMax = 256;

const encoder = new TextEncoder();

/** Length, form and bytes of a text: `1 + 3 × bytes + form`. */
export function encodeText(writer: ByteWriter, text: string): void {
  if (text.length <= loopMax && encodeShort(writer, text)) return;
  // A character takes at most three bytes. The length is written behind room for itself, then moved up to it.
  writer.reserve(text.length * 3 + 16);
  const lengthStart = writer.position;
  const bytesStart = lengthStart + 8;
  const { written } = encoder.encodeInto(text, writer.bytes.subarray(bytesStart));
  let form: number = textForm.latin1;
  // As many bytes as characters: ASCII, which both forms write alike.
  if (written !== text.length) {
    if (!/[\u0100-\uffff]/.test(text)) return encodeLatin1(writer, text);
    // The encoder puts U+FFFD for half a surrogate pair.
    if (hasLoneSurrogate(text)) return encodeUtf16(writer, text);
    form = textForm.utf8;
  }
  writer.varint(1 + 3 * written + form);
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
    writer.varint(1 + 3 * length + textForm.latin1);
    let index = 0;
    while (index < count && writeCharacters(writer, texts[index]!)) index++;
    if (index === count) return;
    writer.position = start;
  }
  encodeText(writer, count === 1 ? texts[0]! : texts.slice(0, count).join(""));
}

function encodeShort(writer: ByteWriter, text: string): boolean {
  const { position } = writer;
  writer.reserve(loopMax + 8);
  writer.varint(1 + 3 * text.length + textForm.latin1);
  if (writeCharacters(writer, text)) return true;
  writer.position = position;
  return false;
}

/** Writes each character as a byte, into room that is there; false when there is one that takes more. */
function writeCharacters(writer: ByteWriter, text: string): boolean {
  const { bytes, position } = writer;
  const { length } = text;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0xff) return false;
    bytes[position + index] = code;
  }
  writer.position = position + length;
  return true;
}

function encodeLatin1(writer: ByteWriter, text: string): void {
  writer.varint(1 + 3 * text.length + textForm.latin1);
  writeCharacters(writer, text);
}

function encodeUtf16(writer: ByteWriter, text: string): void {
  writer.varint(1 + 3 * (text.length * 2) + textForm.utf16);
  writer.reserve(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    writer.byte(code & 0xff);
    writer.byte(code >> 8);
  }
}

function hasLoneSurrogate(text: string): boolean {
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
