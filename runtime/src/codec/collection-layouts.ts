import type { Codec } from "./codec.ts";
import { Layout } from "./layout.ts";
import type { Reader } from "./reader.ts";
import { type StoredType, storedType, type TypeIndexes } from "./stored-type.ts";
import type { Writer } from "./writer.ts";

export class MapLayout extends Layout {
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

  protected override encodeBody(writer: Writer, value: object): void {
    const map = value as ReadonlyMap<unknown, unknown>;
    writer.varint(map.size);
    for (const [key, content] of map) {
      this.#key.encode(writer, key);
      this.#value.encode(writer, content);
    }
  }

  protected override decodeBody(reader: Reader, value: object): void {
    const map = value as Map<unknown, unknown>;
    for (let left = sizeOf(reader); left > 0; left--) {
      const key = this.#key.decode(reader);
      map.set(key, this.#value.decode(reader));
    }
  }
}

export class SetLayout extends Layout {
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

  protected override encodeBody(writer: Writer, value: object): void {
    const set = value as ReadonlySet<unknown>;
    writer.varint(set.size);
    for (const element of set) this.#element.encode(writer, element);
  }

  protected override decodeBody(reader: Reader, value: object): void {
    const set = value as Set<unknown>;
    for (let left = sizeOf(reader); left > 0; left--) set.add(this.#element.decode(reader));
  }
}

/** Engines have no larger Map or Set, and say so with an error of theirs. */
const sizeMax = 2 ** 24 - 1;

export function sizeOf(reader: Reader): number {
  const size = reader.count();
  return size > sizeMax ? reader.fail("a Map or Set larger than any can be") : size;
}
