import { encodeBigInteger } from "./big-integer.ts";
import type { BodyWriter } from "./body.ts";
import type { Catalog } from "./catalog.ts";
import { ChunkWriter } from "./chunk-writer.ts";
import { encodeTagged } from "./encode-tagged.ts";
import { integerMax, surprise } from "./format.ts";
import { type EntityReferences, type Passing, refuseUndeclared } from "./graph-entities.ts";
import type { ImageSource } from "./image-source.ts";
import { Runs } from "./runs.ts";
import { keyText } from "./shared-symbols.ts";
import { endLastingGraph, newGraph, Stamp } from "./stamp.ts";

/**
 * Writes values, and graphs of objects.
 *
 * A graph is written breadth first: a position that holds an object writes a reference, and the object's
 * contents follow when their turn comes. So depth costs no stack, and shared and cyclic references cost a number.
 */
export class Writer extends ChunkWriter {
  #catalog: Catalog | undefined;
  #entities: EntityReferences | undefined;
  #image: ImageSource | undefined;
  #isRedirected = false;
  #graph = 0;
  readonly #runs = new Runs<BodyWriter>();
  readonly #keyLists = new Map<string, number>();

  /** A text of a graph: its length here, its characters with those of its neighbours behind the chunk. */
  string(value: unknown): void {
    this.beginText();
    if (typeof value === "string") this.addText(value);
    else this.surprise(value);
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
    encodeBigInteger(this, value);
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

  /**
   * Begins a graph: of arguments, where `entities` is given; otherwise of a state. One that is written while it changes
   * is seen through `image`.
   */
  beginGraph(catalog: Catalog, entities?: EntityReferences, image?: ImageSource): void {
    // Cleared at the beginning, not at the end: an encoding that threw leaves its objects behind.
    if (this.#runs.count > 0) {
      this.#runs.clear();
      this.#keyLists.clear();
    }
    this.#graph = newGraph(image !== undefined);
    this.#image = image;
    this.#catalog = catalog;
    this.#entities = entities;
    this.#isRedirected = false;
    this.openChunk();
  }

  /** Writes the contents of every object referred to since `beginGraph`. */
  endGraph(): void {
    while (this.writeGroup());
    this.closeGraph();
  }

  /** Writes the contents of the next objects in turn. @returns whether there were any. */
  writeGroup(): boolean {
    const runs = this.#runs;
    const body = runs.next();
    if (body === undefined) return false;
    if (this.isChunkFull) this.goToNextChunk();
    const { objects, start, end } = runs;
    const image = body.groupLengthMax === 1 ? this.#image : undefined;
    if (image !== undefined && this.indexOf(objects[start]!) !== runs.doneCount - 1) {
      const object = objects[start]!;
      objects[start] = image.seenAgain(object);
      body.encodeBodies(this, objects, start, end);
      image.continued(object);
    } else body.encodeBodies(this, objects, start, end);
    return true;
  }

  /** The graph has no more objects, for now. */
  closeGraph(): void {
    this.closeChunk();
  }

  /** More objects belong to the graph, which was closed: nothing that it held refers to them. */
  reopenGraph(objects: readonly object[]): void {
    this.varint(0);
    this.varint(objects.length);
    this.openChunk();
    for (const object of objects) this.tagged(object);
  }

  /** The graph, which was written through an image, is done: no more is asked of its objects' indexes. */
  forgetIndexes(): void {
    endLastingGraph(this.#graph);
  }

  /** Index of the first object whose contents were not written yet. */
  get nextIndex(): number {
    return this.#runs.doneCount;
  }

  /** The contents of the object at `index` will be written from its copy. */
  substitute(index: number, copy: object): void {
    this.#runs.set(index, copy);
  }

  /** How many objects the graph holds so far. */
  get objectCount(): number {
    return this.#runs.count;
  }

  /** The object with this index. One whose contents are written in several pieces has several, and `indexOf` the first. */
  objectAt(index: number): object {
    return this.#runs.at(index)!;
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
    const index = this.#runs.count;
    Stamp.set(this.#image === undefined ? value : this.#image.enlisted(value, index), this.#graph, index);
    this.#runs.add(value, body);
  }

  /** A new object as it is to be written. */
  seen(value: object): object {
    return this.#image === undefined ? value : this.#image.seen(value);
  }

  /** Through what a graph is seen that is written while it changes. */
  get image(): ImageSource | undefined {
    return this.#image;
  }

  /** Has more of an object's contents written by `body`, after what is waiting. */
  resume(value: object, body: BodyWriter): void {
    this.#image?.resumed(value);
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
    if (passing === undefined) refuseUndeclared(className);
    if (passing === "entity") this.#entities?.copy(instance, className);
  }
}
