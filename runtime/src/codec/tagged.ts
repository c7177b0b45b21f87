import { CoopyError } from "../errors.ts";
import { tag } from "./format.ts";
import type { Reader } from "./reader.ts";
import { layouts } from "./untyped.ts";
import type { Writer } from "./writer.ts";

export function encodeTagged(writer: Writer, value: unknown): void {
  switch (typeof value) {
    case "undefined":
      return writer.byte(tag.undefined);
    case "boolean":
      return writer.byte(value ? tag.true : tag.false);
    case "number":
      writer.byte(tag.number);
      return writer.number(value);
    case "bigint":
      writer.byte(tag.bigint);
      return writer.bigint(value);
    case "string":
      writer.byte(tag.string);
      return writer.string(value);
    case "object":
      if (value === null) return writer.byte(tag.null);
      return encodeObject(writer, value);
    default:
      throw new CoopyError(
        "COOPY5101",
        `a ${typeof value} cannot be journalled. Pass data that describes it.`,
      );
  }
}

function encodeObject(writer: Writer, value: object): void {
  const index = writer.indexOf(value);
  if (index >= 0) {
    writer.byte(tag.known);
    return writer.varint(index);
  }
  const id = writer.entityIdOf(value);
  if (id > 0) {
    writer.byte(tag.entity);
    return writer.varint(id);
  }
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === Object.prototype) return encodeNew(writer, tag.object, value);
  if (Array.isArray(value) && prototype === Array.prototype) return encodeNew(writer, tag.array, value);
  if (prototype === Map.prototype) return encodeNew(writer, tag.map, value);
  if (prototype === Set.prototype) return encodeNew(writer, tag.set, value);
  if (prototype === Date.prototype) return encodeNew(writer, tag.date, value);
  if (prototype === null) return encodeNew(writer, tag.bareObject, value);
  encodeInstance(writer, value, prototype);
}

function encodeInstance(writer: Writer, value: object, prototype: object): void {
  const index = writer.catalog.indexOf(prototype);
  if (index === undefined) {
    throw new CoopyError(
      "COOPY5101",
      `an instance of ${nameOf(prototype)} cannot be journalled: no field, parameter or result of the system can hold that class. Use one that the types name.`,
    );
  }
  writer.byte(tag.instance);
  writer.varint(index);
  writer.catalog.classes[index]!.encodeNew(writer, value);
}

function encodeNew(writer: Writer, kind: keyof typeof layouts, value: object): void {
  writer.byte(kind);
  layouts[kind].encodeNew(writer, value);
}

function nameOf(prototype: object): string {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, "constructor");
  return typeof descriptor?.value === "function" ? descriptor.value.name : "a class";
}

export function decodeTagged(reader: Reader): unknown {
  const kind = reader.byte();
  switch (kind) {
    case tag.undefined:
      return undefined;
    case tag.null:
      return null;
    case tag.false:
      return false;
    case tag.true:
      return true;
    case tag.number:
      reader.expectNoSurprise();
      return reader.number();
    case tag.bigint:
      reader.expectNoSurprise();
      return reader.bigint();
    case tag.string:
      reader.expectNoSurprise();
      return reader.string();
    case tag.known:
      return reader.objectAt(reader.varint());
    case tag.entity:
      return reader.entity(reader.varint());
    case tag.object:
    case tag.array:
    case tag.map:
    case tag.set:
    case tag.date:
    case tag.bareObject:
      return layouts[kind].decodeNew(reader, reader.byte());
    case tag.instance: {
      const layout = reader.catalog.classes[reader.varint()];
      return layout
        ? layout.decodeNew(reader, reader.byte())
        : reader.fail("an instance of a class that is not there");
    }
    default:
      return reader.fail(`a value of unknown kind ${kind}`);
  }
}
