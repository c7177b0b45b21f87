import { unboxed } from "../codec/boxed-layout.ts";
import type { ResizableBuffer } from "../codec/buffer-layouts.ts";
import { tag } from "../codec/format.ts";
import type { Entries } from "../codec/image-source.ts";
import { copyContents } from "../codec/library-contents.ts";
import type { layouts } from "../codec/untyped.ts";
import { sameView } from "../codec/view-layout.ts";

/** An object of the language or the platform that holds the same as `value`, but for its properties. */
export function emptyBuiltIn(
  kind: keyof typeof layouts,
  value: object,
  prototype: object,
  entries: Entries | undefined,
): object {
  switch (kind) {
    case tag.map:
      return entries === undefined ? filled("Map", value, new Map()) : mapOf(entries);
    case tag.set:
      return entries === undefined ? filled("Set", value, new Set()) : setOf(entries);
    case tag.date:
      return filled("Date", value, new Date(0));
    case tag.regExp:
      return new RegExp(
        Reflect.get(RegExp.prototype, "source", value) as string,
        Reflect.get(RegExp.prototype, "flags", value) as string,
      );
    case tag.url:
      return new URL((value as URL).href);
    case tag.searchParams:
      return new URLSearchParams(URLSearchParams.prototype.toString.call(value));
    case tag.arrayBuffer:
      return sameBytes(value as ResizableBuffer);
    case tag.view:
      return sameView(value);
    case tag.nodeBuffer:
      return Object.setPrototypeOf(new Uint8Array(value as Uint8Array), prototype) as object;
    case tag.boxed:
      return Object(unboxed(value)) as object;
    default:
      // Of errors all is properties.
      return Object.create(prototype) as object;
  }
}

function filled<Made extends object>(base: "Map" | "Set" | "Date", value: object, made: Made): Made {
  copyContents(base, value, made);
  return made;
}

function mapOf(entries: Entries): Map<unknown, unknown> {
  const map = new Map<unknown, unknown>();
  for (let left = entries.size; left > 0; left--) {
    entries.next();
    map.set(entries.key, entries.value);
  }
  return map;
}

function setOf(entries: Entries): Set<unknown> {
  return new Set(mapOf(entries).keys());
}

function sameBytes(buffer: ResizableBuffer): ArrayBuffer {
  const { byteLength, resizable, maxByteLength } = buffer;
  const Memory = ArrayBuffer as unknown as new (length: number, options?: object) => ArrayBuffer;
  const made = resizable === true ? new Memory(byteLength, { maxByteLength }) : new Memory(byteLength);
  new Uint8Array(made).set(new Uint8Array(buffer));
  return made;
}
