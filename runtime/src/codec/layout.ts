import type { Codec } from "./codec.ts";
import { knownObject, newObject, surprise } from "./format.ts";
import type { BodyReader, Reader } from "./reader.ts";
import type { BodyWriter, Writer } from "./writer.ts";

/** How objects of one kind are written: which values are of the kind, how one is made, how it is filled. */
export abstract class Layout implements Codec, BodyWriter, BodyReader {
  encode(writer: Writer, value: unknown): void {
    if (typeof value !== "object" || value === null || !this.fits(value)) {
      writer.surprise(value);
      return;
    }
    const index = writer.indexOf(value);
    if (index !== undefined) {
      writer.varint(knownObject + index);
      return;
    }
    writer.byte(newObject);
    this.encodeNew(writer, value);
  }

  decode<T>(reader: Reader): T {
    const reference = reader.varint();
    if (reference === surprise) return reader.tagged();
    if (reference === newObject) return this.decodeNew(reader) as T;
    const value = reader.objectAt(reference - knownObject);
    if (!this.fits(value)) reader.fail("a reference to an object of another kind");
    return value as T;
  }

  /** Writes what is needed to make the object, and leaves its contents for later. */
  encodeNew(writer: Writer, value: object): void {
    writer.enlist(value, this);
    this.encodeHead(writer, value);
  }

  decodeNew(reader: Reader): object {
    return reader.enlist(this.create(reader), this);
  }

  /** Whether `value` is of this kind. Everything else is a surprise. */
  abstract fits(value: object): boolean;
  protected encodeHead(_writer: Writer, _value: object): void {}
  /** Makes the object, empty, from what `encodeHead` wrote. */
  protected abstract create(reader: Reader): object;
  abstract encodeBody(writer: Writer, value: object): void;
  abstract decodeBody(reader: Reader, value: object): void;
}
