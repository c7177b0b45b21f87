import type { Codec } from "./codec.ts";
import { CollectionLayout } from "./collection-layout.ts";
import { slicedSize } from "./format.ts";
import type { Entries } from "./image-source.ts";
import type { Reader } from "./reader.ts";
import { type StoredType, storedType, type TypeIndexes } from "./stored-type.ts";
import type { Writer } from "./writer.ts";

export class MapLayout extends CollectionLayout<Map<unknown, unknown>> {
  readonly #key: Codec;
  readonly #value: Codec;

  constructor(key: Codec, value: Codec) {
    super();
    this.#key = key;
    this.#value = value;
  }

  storedType(indexes: TypeIndexes): StoredType {
    return ["map", storedType(this.#key, indexes), storedType(this.#value, indexes)];
  }

  override fits(value: object): boolean {
    return Object.getPrototypeOf(value) === Map.prototype;
  }

  protected override create(): Map<unknown, unknown> {
    return new Map();
  }

  protected override encodeAll(writer: Writer, map: ReadonlyMap<unknown, unknown>): void {
    for (const [key, content] of map) {
      this.#key.encode(writer, key);
      this.#value.encode(writer, content);
    }
  }

  protected override encodeEntries(writer: Writer, entries: Entries, count: number): void {
    for (let left = count; left > 0; left--) {
      entries.next();
      this.#key.encode(writer, entries.key);
      this.#value.encode(writer, entries.value);
    }
  }

  protected override decodeEntries(reader: Reader, map: Map<unknown, unknown>, count: number): void {
    for (let left = count; left > 0; left--) {
      const key = this.#key.decode(reader);
      map.set(key, this.#value.decode(reader));
    }
  }
}

export class SetLayout extends CollectionLayout<Set<unknown>> {
  readonly #element: Codec;

  constructor(element: Codec) {
    super();
    this.#element = element;
  }

  storedType(indexes: TypeIndexes): StoredType {
    return ["set", storedType(this.#element, indexes)];
  }

  override fits(value: object): boolean {
    return Object.getPrototypeOf(value) === Set.prototype;
  }

  protected override create(): Set<unknown> {
    return new Set();
  }

  protected override encodeAll(writer: Writer, set: ReadonlySet<unknown>): void {
    for (const element of set) this.#element.encode(writer, element);
  }

  protected override encodeEntries(writer: Writer, entries: Entries, count: number): void {
    for (let left = count; left > 0; left--) {
      entries.next();
      this.#element.encode(writer, entries.key);
    }
  }

  protected override decodeEntries(reader: Reader, set: Set<unknown>, count: number): void {
    for (let left = count; left > 0; left--) set.add(this.#element.decode(reader));
  }
}

export function sizeOf(reader: Reader): number {
  const size = reader.count();
  return size >= slicedSize ? reader.fail("a Map or Set larger than any can be") : size;
}
