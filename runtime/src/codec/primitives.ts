import type { Codec, Fields } from "./codec.ts";
import { presence } from "./format.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

export const string: Codec = {
  encode: (writer, value) => writer.string(value),
  decode: (reader) => reader.string(),
  storedType: () => "string",
};

export const number: Codec = {
  encode: (writer, value) => writer.number(value),
  decode: (reader) => reader.number(),
  storedType: () => "number",
};

export const boolean: Codec = {
  encode: (writer, value) => writer.boolean(value),
  decode: (reader) => reader.boolean(),
  storedType: () => "boolean",
};

export const bigint: Codec = {
  encode: (writer, value) => writer.bigint(value),
  decode: (reader) => reader.bigint(),
  storedType: () => "bigint",
};

/** Writes a field that may be missing, which is not the same as being undefined. */
export function encodeOptional(writer: Writer, object: Fields, name: string, codec: Codec): void {
  if (Object.hasOwn(object, name)) {
    writer.byte(presence.present);
    codec.encode(writer, object[name]);
  } else {
    writer.byte(presence.missing);
  }
}

export function decodeOptional(reader: Reader, object: Fields, name: string, codec: Codec): void {
  const byte = reader.byte();
  if (byte > presence.present) reader.fail("a field that is neither there nor missing");
  if (byte === presence.present) object[name] = codec.decode(reader);
}
