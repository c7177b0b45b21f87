import { CoopyError } from "../errors.ts";
import type { Catalog } from "./catalog.ts";
import { integerMax, surprise } from "./format.ts";
import { encodeTagged } from "./tagged.ts";
import { encodeText } from "./text.ts";

/** How a graph is written. */
export interface GraphOptions {
  /** Whether instances of the catalog's classes may occur. In arguments they may not: a copy would not be the original. */
  readonly instances: boolean;
}

/** Writes the contents of one object, after the position that referred to it. */
export interface BodyWriter {
  encodeBody(writer: Writer, value: object): void;
}

/**
 * Bytes in the making.
 *
 * A graph is written breadth first: a position that holds an object writes a reference, and the object's
 * contents follow when their turn comes. So depth costs no stack, and shared and cyclic references cost a number.
 */
export class Writer {
  bytes: Uint8Array;
  /** Where the next byte goes. Set it back to drop what was written since. */
  position = 0;
  #view: DataView;
  #catalog: Catalog | undefined;
  #instances = true;
  readonly #indexes = new Map<object, number>();
  readonly #objects: object[] = [];
  readonly #bodies: BodyWriter[] = [];
  readonly #keyLists = new Map<string, number>();

  constructor(capacityBytes = 1024) {
    this.bytes = new Uint8Array(capacityBytes);
    this.#view = new DataView(this.bytes.buffer);
  }

  /** Makes room for `count` bytes at the current position. */
  reserve(count: number): void {
    if (this.position + count > this.bytes.length) this.#grow(count);
  }

  byte(value: number): void {
    if (this.position === this.bytes.length) this.#grow(1);
    this.bytes[this.position++] = value;
  }

  /** A safe integer from 0 up, seven bits a byte, low bits first. */
  varint(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.position++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.position++] = rest;
  }

  uint32(value: number): void {
    this.reserve(4);
    this.#view.setUint32(this.position, value, true);
    this.position += 4;
  }

  float64(value: number): void {
    this.reserve(8);
    this.#view.setFloat64(this.position, value, true);
    this.position += 8;
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.position);
    this.position += bytes.length;
  }

  string(value: unknown): void {
    if (typeof value === "string") encodeText(this, value);
    else this.surprise(value);
  }

  number(value: unknown): void {
    if (typeof value !== "number") this.surprise(value);
    else if (
      Number.isSafeInteger(value) &&
      value <= integerMax &&
      value >= -integerMax &&
      !Object.is(value, -0)
    ) {
      this.varint((value < 0 ? -2 * value - 1 : 2 * value) + 2);
    } else {
      this.byte(1);
      // Every NaN is written alike: its bits are not observable, and equal states must give equal bytes.
      this.float64(Number.isNaN(value) ? Number.NaN : value);
    }
  }

  boolean(value: unknown): void {
    if (typeof value === "boolean") this.byte(value ? 2 : 1);
    else this.surprise(value);
  }

  bigint(value: unknown): void {
    if (typeof value !== "bigint") return this.surprise(value);
    const magnitude = value < 0n ? -value : value;
    const hex = magnitude === 0n ? "" : magnitude.toString(16);
    const length = (hex.length + 1) >> 1;
    this.varint(length * 2 + (value < 0n ? 1 : 0) + 1);
    const padded = hex.padStart(length * 2, "0");
    for (let index = length - 1; index >= 0; index--) {
      this.byte(Number.parseInt(padded.slice(index * 2, index * 2 + 2), 16));
    }
  }

  /** A value that is not of its position's type: an escape, and then the value with a tag. */
  surprise(value: unknown): void {
    this.byte(surprise);
    this.tagged(value);
  }

  /** A value of any type, behind a tag that says which. */
  tagged(value: unknown): void {
    encodeTagged(this, value);
  }

  beginGraph(catalog: Catalog, options: GraphOptions = { instances: true }): void {
    // Cleared at the beginning, not at the end: an encoding that threw leaves its objects behind.
    if (this.#objects.length > 0) {
      this.#indexes.clear();
      this.#objects.length = 0;
      this.#bodies.length = 0;
      this.#keyLists.clear();
    }
    this.#catalog = catalog;
    this.#instances = options.instances;
  }

  /** Writes the contents of every object referred to since `beginGraph`. */
  endGraph(): void {
    for (let index = 0; index < this.#objects.length; index++) {
      this.#bodies[index]!.encodeBody(this, this.#objects[index]!);
    }
  }

  /** How many objects the graph holds so far. */
  get objectCount(): number {
    return this.#objects.length;
  }

  get catalog(): Catalog {
    return this.#catalog!;
  }

  /** The index of an object this graph has met before. */
  indexOf(value: object): number | undefined {
    return this.#objects.length === 0 ? undefined : this.#indexes.get(value);
  }

  /** Gives a new object its index; its contents will be written by `body`. */
  enlist(value: object, body: BodyWriter): void {
    this.#indexes.set(value, this.#objects.length);
    this.#objects.push(value);
    this.#bodies.push(body);
  }

  /** The index of a list of keys; undefined the first time, when the list must be written. */
  keyListIndex(keys: readonly string[]): number | undefined {
    const text = JSON.stringify(keys);
    const known = this.#keyLists.get(text);
    if (known === undefined) this.#keyLists.set(text, this.#keyLists.size);
    return known;
  }

  get keyListCount(): number {
    return this.#keyLists.size;
  }

  refuseInstance(className: string): void {
    if (this.#instances) return;
    throw new CoopyError(
      "COOPY5101",
      `an argument holds an instance of ${className}, and a copy would not be the object it came from. Pass what identifies it instead.`,
    );
  }

  #grow(count: number): void {
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.position + count));
    grown.set(this.bytes.subarray(0, this.position));
    this.bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
