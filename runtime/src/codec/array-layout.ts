import { SingleBody } from "./body.ts";
import type { Codec } from "./codec.ts";
import { sliceLengthMax } from "./format.ts";
import { decodeSparse, encodeSparse, hasHole } from "./holes.ts";
import { Layout } from "./layout.ts";
import { namedKeysOf } from "./named-keys.ts";
import type { Reader } from "./reader.ts";
import { Stamp } from "./stamp.ts";
import { type StoredType, storedType, type TypeIndexes } from "./stored-type.ts";
import type { Writer } from "./writer.ts";

/** How the elements of an array follow its length. */
const elements = { dense: 0, sparse: 1 } as const;

/** Arrays and tuples: `codecs` for the first elements, `rest` for those after them. */
export class ArrayLayout extends Layout {
  readonly #codecs: readonly Codec[];
  readonly #rest: Codec;

  constructor(codecs: readonly Codec[], rest: Codec) {
    super();
    this.#codecs = codecs;
    this.#rest = rest;
  }

  /** Arrays are tuples without fixed elements. */
  storedType(indexes: TypeIndexes): StoredType {
    const rest = storedType(this.#rest, indexes);
    if (this.#codecs.length === 0) return ["array", rest];
    return ["tuple", rest, ...this.#codecs.map((codec) => storedType(codec, indexes))];
  }

  override fits(value: object): boolean {
    return Array.isArray(value) && Object.getPrototypeOf(value) === Array.prototype;
  }

  protected override create(): unknown[] {
    return [];
  }

  protected override extraKeys(value: object): readonly PropertyKey[] {
    return namedKeysOf(value as readonly unknown[]);
  }

  protected override lookedThrough(value: object): void {
    Stamp.setPlainData(value);
  }

  protected override encodeBody(writer: Writer, value: object): void {
    const array = value as readonly unknown[];
    const changed = writer.image?.changedElementsOf(array);
    const { length } = changed ?? array;
    writer.varint(length);
    // One that has a hole is kept as a whole when it changes.
    if (changed === undefined && hasHole(array)) {
      writer.byte(elements.sparse);
      return encodeSparse(writer, array, namedKeysOf(array));
    }
    writer.byte(elements.dense);
    this.encodeFrom(writer, array, 0, length);
  }

  protected override decodeBody(reader: Reader, value: object): void {
    const array = value as unknown[];
    const length = reader.varint();
    if (reader.byte() === elements.sparse) return decodeSparse(reader, array, length);
    if (length > reader.left) reader.fail("an array longer than the bytes left");
    this.decodeFrom(reader, array, 0, length);
  }

  encodeFrom(writer: Writer, array: readonly unknown[], start: number, length: number): void {
    const end = Math.min(length, start + sliceLengthMax);
    const changed = writer.image?.changedElementsOf(array);
    const list = changed?.part(start, end) ?? array;
    const shift = changed === undefined ? 0 : start;
    let index = start;
    for (; index < end && index < this.#codecs.length; index++)
      this.#codecs[index]!.encode(writer, list[index - shift]);
    const rest = this.#rest;
    for (; index < end; index++) rest.encode(writer, list[index - shift]);
    if (end < length) writer.resume(array, new RestOfArray(this, end, length));
  }

  decodeFrom(reader: Reader, array: unknown[], start: number, length: number): void {
    const end = Math.min(length, start + sliceLengthMax);
    let index = start;
    for (; index < end && index < this.#codecs.length; index++)
      array.push(this.#codecs[index]!.decode(reader));
    const rest = this.#rest;
    for (; index < end; index++) array.push(rest.decode(reader));
    if (end < length) reader.resume(array, new RestOfArray(this, end, length));
    // Nobody has put anything beside its elements yet.
    else if (start > 0) Stamp.markPlainData(array, true);
  }
}

/** The elements from `start` on. Between slices of a long array come the objects it holds, while they are at hand. */
class RestOfArray extends SingleBody {
  readonly #layout: ArrayLayout;
  readonly #start: number;
  readonly #length: number;

  constructor(layout: ArrayLayout, start: number, length: number) {
    super();
    this.#layout = layout;
    this.#start = start;
    this.#length = length;
  }

  protected override encodeBody(writer: Writer, value: object): void {
    this.#layout.encodeFrom(writer, value as readonly unknown[], this.#start, this.#length);
  }

  protected override decodeBody(reader: Reader, value: object): void {
    this.#layout.decodeFrom(reader, value as unknown[], this.#start, this.#length);
  }
}
