import { CoopyError } from "../errors.ts";
import type { BodyWriter } from "./body.ts";
import { ByteWriter } from "./byte-writer.ts";
import type { Catalog } from "./catalog.ts";
import { encodeTagged } from "./encode-tagged.ts";
import { encodeTexts } from "./encode-text.ts";
import { chunkBytesMax, integerMax, surprise, textsLengthMax } from "./format.ts";
import type { EntityReferences, Passing } from "./graph-entities.ts";
import { Runs } from "./runs.ts";
import { keyText } from "./shared-symbols.ts";
import { Stamp } from "./stamp.ts";

/**
 * Writes values, and graphs of objects.
 *
 * A graph is written breadth first: a position that holds an object writes a reference, and the object's
 * contents follow when their turn comes. So depth costs no stack, and shared and cyclic references cost a number.
 */
export class Writer extends ByteWriter {
  #catalog: Catalog | undefined;
  #entities: EntityReferences | undefined;
  #isRedirected = false;
  #graph = 0;
  #chunkStart = 0;
  /** The characters of the open chunk's texts. */
  #texts: string[] = [];
  #textCount = 0;
  #textLength = 0;
  readonly #runs = new Runs<BodyWriter>();
  readonly #keyLists = new Map<string, number>();

  /** A text of a graph: its length here, its characters with those of its neighbours behind the chunk. */
  string(value: unknown): void {
    // Before anything of the position is written: a reader that comes here does not know yet what stands there.
    if (this.#textLength >= textsLengthMax) this.#nextChunk();
    if (typeof value !== "string") return this.surprise(value);
    const { length } = value;
    if (length < 127 && this.position < this.bytes.length) this.bytes[this.position++] = length + 1;
    else this.varint(1 + length);
    this.#texts[this.#textCount++] = value;
    this.#textLength += length;
  }

  number(value: unknown): void {
    if (typeof value !== "number") this.surprise(value);
    else if (
      (value | 0) === value &&
      value < 0x3fffffff &&
      value > -0x40000000 &&
      (value !== 0 || !Object.is(value, -0))
    ) {
      this.varint((value < 0 ? ~value * 2 + 1 : value * 2) + 2);
    } else if (value <= integerMax && value >= -integerMax && Math.floor(value) === value && value !== 0) {
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

  /** Begins a graph: of arguments, where `entities` is given; otherwise of a state. */
  beginGraph(catalog: Catalog, entities?: EntityReferences): void {
    // Cleared at the beginning, not at the end: an encoding that threw leaves its objects behind.
    if (!this.#runs.isEmpty) {
      this.#runs.clear();
      this.#keyLists.clear();
    }
    this.#graph = ++graphCount;
    this.#catalog = catalog;
    this.#entities = entities;
    this.#isRedirected = false;
    this.#openChunk();
  }

  /** Writes the contents of every object referred to since `beginGraph`. */
  endGraph(): void {
    const { objects } = this.#runs;
    this.#runs.forEachGroup((body, start, end) => {
      if (this.position - this.#chunkStart - 1 >= chunkBytesMax || this.#textLength >= chunkBytesMax) {
        this.#nextChunk();
      }
      body.encodeBodies(this, objects, start, end);
    });
    this.#closeChunk();
  }

  /** How many objects the graph holds so far. */
  get objectCount(): number {
    return this.#runs.objects.length;
  }

  /** The graph's objects in the order of their indexes. */
  get objects(): readonly object[] {
    return this.#runs.objects;
  }

  /** Whether reading the graph gives other objects than were written. */
  get hasOtherObjects(): boolean {
    return this.objectCount > 0 || this.#isRedirected;
  }

  get catalog(): Catalog {
    return this.#catalog!;
  }

  /** The index of an object this graph has met before, or -1. */
  indexOf(value: object): number {
    return Stamp.indexOf(value, this.#graph);
  }

  /** Gives a new object its index; its contents will be written by `body`. */
  enlist(value: object, body: BodyWriter): void {
    Stamp.set(value, this.#graph, this.#runs.objects.length);
    this.#runs.add(value, body);
  }

  /** Has more of an object's contents written by `body`, after what is waiting. */
  resume(value: object, body: BodyWriter): void {
    this.#runs.add(value, body);
  }

  /** The index of a list of keys, and whether this graph has not met it before. */
  keyList(keys: readonly PropertyKey[]): { readonly index: number; readonly isNew: boolean } {
    const text = JSON.stringify(typeof keys.at(-1) === "symbol" ? keys.map(keyText) : keys);
    const known = this.#keyLists.get(text);
    if (known === undefined) this.#keyLists.set(text, this.#keyLists.size);
    return { index: known ?? this.#keyLists.size - 1, isNew: known === undefined };
  }

  keys(keys: readonly PropertyKey[]): void {
    this.varint(keys.length);
    for (const key of keys) this.string(key);
  }

  /** In arguments, the number of an object of the state; otherwise 0. */
  entityIdOf(value: object): number {
    const entities = this.#entities;
    if (entities === undefined) return 0;
    const id = entities.refer(value);
    if (id > 0 && entities.find(id) !== value) this.#isRedirected = true;
    return id;
  }

  /** Whether the graph is one of arguments, and not of a state. */
  get writesArguments(): boolean {
    return this.#entities !== undefined;
  }

  /** In arguments, a new instance of a class is met, which will be copied. */
  copies(instance: object, className: string, passing: Passing | undefined): void {
    if (passing === "value" || passing === "copy") return;
    if (passing === "entity") return this.#entities?.copy(instance, className);
    throw new CoopyError(
      "COOPY5101",
      `an argument holds an instance of ${className}, which no parameter is declared to hold: a copy would not be the object it came from. Name the class in the parameter's type.`,
    );
  }

  #nextChunk(): void {
    this.#closeChunk();
    this.#openChunk();
  }

  #openChunk(): void {
    this.#chunkStart = this.position;
    this.#textCount = 0;
    this.#textLength = 0;
    this.byte(0);
  }

  /** Writes the chunk's head where there is room for a short one, and its texts behind it. */
  #closeChunk(): void {
    const start = this.#chunkStart;
    const length = this.position - start - 1;
    const hasTexts = this.#textCount > 0;
    const head = length * 2 + (hasTexts ? 1 : 0);
    if (head < 0x80) {
      this.bytes[start] = head;
    } else {
      this.reserve(8);
      const room = head < 2 ** 14 ? 2 : head < 2 ** 21 ? 3 : head < 2 ** 28 ? 4 : 5;
      this.bytes.copyWithin(start + room, start + 1, start + 1 + length);
      this.position = start;
      this.varint(head);
      this.position = start + room + length;
    }
    if (!hasTexts) return;
    encodeTexts(this, this.#texts, this.#textCount, this.#textLength);
  }
}

/** Graphs written so far: each marks the objects it meets with a number of its own. */
let graphCount = 0;
