import { SingleBody } from "./body.ts";
import type { Codec } from "./codec.ts";
import { reference, surprise } from "./format.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** How objects of one kind are written: which values are of the kind, how one is made, how it is filled. */
export abstract class Layout extends SingleBody implements Codec {
  encode(writer: Writer, value: unknown): void {
    if (typeof value !== "object" || value === null || !this.fits(value)) {
      writer.surprise(value);
      return;
    }
    const index = writer.indexOf(value);
    if (index >= 0) writer.varint(reference.known + index);
    else if (writer.entityIdOf(value) > 0) writer.surprise(value);
    else this.encodeNew(writer, value);
  }

  decode<T>(reader: Reader): T {
    const code = reader.varint();
    if (code === surprise) return reader.tagged();
    if (code < reference.known) return this.decodeNew(reader, code) as T;
    const value = reader.objectAt(code - reference.known);
    if (!this.fits(value)) reader.fail("a reference to an object of another kind");
    return value as T;
  }

  /** Writes that the object is new and what is needed to make it, and leaves its contents for later. */
  encodeNew(writer: Writer, value: object): void {
    writer.byte(reference.new);
    writer.enlist(value, this);
    this.encodeHead(writer, value);
  }

  /** Makes the object that `code` says is new. */
  decodeNew(reader: Reader, code: number): object {
    if (code !== reference.new) reader.fail("an object of unknown form");
    return reader.enlist(this.create(reader), this);
  }

  /** Whether `value` is of this kind. Everything else is a surprise. */
  abstract fits(value: object): boolean;
  protected encodeHead(_writer: Writer, _value: object): void {}
  /** Makes the object, empty, from what `encodeHead` wrote. */
  protected abstract create(reader: Reader): object;
}
