import { sizeOf } from "./collection-layouts.ts";
import { decodeSparse } from "./holes.ts";
import { setOwn } from "./listed-body.ts";
import { isIndex } from "./named-keys.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** Names of the classes of the language whose subclasses can be stored. */
export type LibraryBase = "Array" | "Map" | "Set" | "Date" | "Error";

/** Writes what the instance holds beside its properties. */
export function encodeContents(writer: Writer, base: LibraryBase, value: object): void {
  switch (base) {
    case "Array":
      return encodeElements(writer, value as readonly unknown[]);
    case "Map":
      writer.varint(mapSize.call(value));
      return Map.prototype.forEach.call(value, (content, key) => {
        writer.tagged(key);
        writer.tagged(content);
      });
    case "Set":
      writer.varint(setSize.call(value));
      return Set.prototype.forEach.call(value, (element) => writer.tagged(element));
    case "Date":
      return writer.number(Date.prototype.getTime.call(value));
    case "Error":
      return undefined;
  }
}

export function decodeContents(reader: Reader, base: LibraryBase, value: object): void {
  switch (base) {
    case "Array":
      return decodeSparse(reader, value as unknown[], reader.varint());
    case "Map":
      for (let left = sizeOf(reader); left > 0; left--)
        Map.prototype.set.call(value, reader.tagged(), reader.tagged());
      return undefined;
    case "Set":
      for (let left = sizeOf(reader); left > 0; left--) Set.prototype.add.call(value, reader.tagged());
      return undefined;
    case "Date":
      reader.expectNoSurprise();
      Date.prototype.setTime.call(value, reader.number());
      return undefined;
    case "Error":
      return undefined;
  }
}

/** Gives `copy`, which is empty, the same. */
export function copyContents(base: LibraryBase, value: object, copy: object): void {
  switch (base) {
    case "Array": {
      const array = value as readonly unknown[];
      for (const index of Object.keys(array).filter(isIndex)) setOwn(copy, index, array[Number(index)]);
      (copy as unknown[]).length = array.length;
      return;
    }
    case "Map":
      return Map.prototype.forEach.call(value, (content, key) => Map.prototype.set.call(copy, key, content));
    case "Set":
      return Set.prototype.forEach.call(value, (element) => Set.prototype.add.call(copy, element));
    case "Date":
      return void Date.prototype.setTime.call(copy, Date.prototype.getTime.call(value));
    case "Error":
      return undefined;
  }
}

function encodeElements(writer: Writer, array: readonly unknown[]): void {
  const indexes = Object.keys(array).filter(isIndex);
  writer.varint(array.length);
  writer.varint(indexes.length);
  for (const index of indexes) {
    writer.varint(Number(index));
    writer.tagged(array[Number(index)]);
  }
}

function getter(prototype: object): (this: unknown) => number {
  return Object.getOwnPropertyDescriptor(prototype, "size")!.get as (this: unknown) => number;
}

const mapSize = getter(Map.prototype);
const setSize = getter(Set.prototype);
