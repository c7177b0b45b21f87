import type { Codec } from "../codec/codec.ts";
import { presence } from "../codec/format.ts";
import type { Reader } from "../codec/reader.ts";
import type { StoredType } from "../codec/stored-type.ts";

/** Finds what reads values of a type that a store was written with. */
export type CodecOf = (type: StoredType) => Codec;

/** A value that a column does not have for a row. */
export const missing = Symbol("missing");

/** The values of one field, as they were written. */
export class Column {
  readonly name: string;
  readonly #isOptional: boolean;
  readonly #find: () => Codec;
  #codec: Codec | undefined;

  /** @param find is called when the first value is read: types can hold themselves. */
  constructor(name: string, isOptional: boolean, find: () => Codec) {
    this.name = name;
    this.#isOptional = isOptional;
    this.#find = find;
  }

  read(reader: Reader, count: number): readonly unknown[] {
    this.#codec ??= this.#find();
    const values: unknown[] = [];
    for (let left = count; left > 0; left--) values.push(this.#readOne(reader, this.#codec));
    return values;
  }

  #readOne(reader: Reader, codec: Codec): unknown {
    if (!this.#isOptional) return codec.decode(reader);
    const byte = reader.byte();
    if (byte > presence.present) reader.fail("a field that is neither there nor missing");
    return byte === presence.present ? codec.decode(reader) : missing;
  }
}
