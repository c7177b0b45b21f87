import { CoopyError } from "../errors.ts";
import { builtInTag } from "./built-in-tags.ts";
import { tag } from "./format.ts";
import { encodeSymbol } from "./shared-symbols.ts";
import { layouts } from "./untyped.ts";
import type { Writer } from "./writer.ts";

/** Writes a value behind the tag that says what it is. */
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
    case "symbol":
      writer.byte(tag.symbol);
      return encodeSymbol(writer, value);
    default:
      return encodeClass(writer, value as { readonly prototype?: object });
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
  encodeNewObject(writer, writer.seen(value));
}

function encodeNewObject(writer: Writer, value: object): void {
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === Object.prototype) return encodeNew(writer, tag.object, value);
  if (prototype === null) return encodeNew(writer, tag.bareObject, value);
  if (Array.isArray(value)) {
    if (prototype === Array.prototype) return encodeNew(writer, tag.array, value);
    return encodeInstance(writer, value, prototype);
  }
  const kind = builtInTag(prototype);
  if (kind !== undefined) return encodeNew(writer, kind, value);
  encodeInstance(writer, value, prototype);
}

/** A class of the state as a value. What else is a function is code. */
function encodeClass(writer: Writer, value: { readonly prototype?: object }): void {
  const index = value.prototype && writer.catalog.indexOf(value.prototype);
  if (index === undefined || writer.catalog.classes[index]!.theClass !== value) {
    throw new CoopyError(
      "COOPY5101",
      "a function cannot be journalled, nor a class that the state cannot hold. Pass data that describes it.",
    );
  }
  writer.byte(tag.class);
  writer.varint(index);
}

function encodeInstance(writer: Writer, value: object, prototype: object): void {
  const index = writer.catalog.indexOf(prototype);
  if (index === undefined) {
    throw new CoopyError(
      "COOPY5101",
      `an instance of ${nameOf(prototype)} cannot be journalled: the state does not know that class. Use one that its types name, or that its modules make.`,
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
