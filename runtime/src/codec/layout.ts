import { SingleBody } from "./body.ts";
import type { Codec } from "./codec.ts";
import { integrity, reference, surprise } from "./format.ts";
import { integrityOf } from "./integrity.ts";
import { PropertiesReader, PropertiesWriter } from "./properties-body.ts";
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
    else this.encodeNew(writer, writer.seen(value));
  }

  decode<T>(reader: Reader): T {
    const code = reader.varint();
    if (code === surprise) return reader.tagged();
    if (code < reference.known) return this.decodeNew(reader, code) as T;
    const index = code - reference.known;
    const value = reader.objectAt(index);
    if (!reader.isOf(index, this) && !this.fits(value)) {
      reader.fail("a reference to an object of another kind");
    }
    return value as T;
  }

  /** Writes that the object is new and what is needed to make it, and leaves its contents for later. */
  encodeNew(writer: Writer, value: object): void {
    const level = integrityOf(value);
    const keys = this.extraKeys(value);
    if (level === integrity.extensible && keys.length === 0) {
      writer.byte(reference.new);
      this.introduce(writer, value);
      return this.lookedThrough(value);
    }
    writer.byte(reference.newUndeclared);
    writer.varint(keys.length * 4 + level);
    this.introduce(writer, value);
    if (keys.length > 0) writer.resume(value, new PropertiesWriter(keys));
  }

  /** Makes the object that `code` says is new. */
  decodeNew(reader: Reader, code: number): object {
    if (code === reference.new) return this.make(reader);
    if (code !== reference.newUndeclared) reader.fail("an object of unknown form");
    const head = reader.varint();
    const count = Math.floor(head / 4);
    if (count > reader.left) reader.fail("more properties than bytes left");
    const value = this.make(reader);
    if (count > 0) reader.resume(value, new PropertiesReader(count));
    reader.lock(value, head % 4);
    return value;
  }

  /** Gives the object its number, and writes what it is made from. */
  protected introduce(writer: Writer, value: object): void {
    writer.enlist(value, this);
    this.encodeHead(writer, value);
  }

  /** Makes what `introduce` wrote. */
  protected make(reader: Reader): object {
    return reader.enlist(this.create(reader), this);
  }

  /** The object was found to have no properties beside its contents. */
  protected lookedThrough(_value: object): void {}

  /** Keys of the properties that the object has beside its contents. */
  protected extraKeys(value: object): readonly PropertyKey[] {
    return Reflect.ownKeys(value);
  }

  /** Whether `value` is of this kind. Everything else is a surprise. */
  abstract fits(value: object): boolean;
  protected encodeHead(_writer: Writer, _value: object): void {}
  /** Makes the object, empty, from what `encodeHead` wrote. */
  protected abstract create(reader: Reader): object;
}
