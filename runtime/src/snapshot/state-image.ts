import type { Catalog } from "../codec/catalog.ts";
import { sliceLengthMax } from "../codec/format.ts";
import type { Collection, Entries, ImageSource } from "../codec/image-source.ts";
import type { Writer } from "../codec/writer.ts";
import { CoopyError } from "../errors.ts";
import type { Image } from "../writes/image.ts";
import { CollectionImage } from "./collection-image.ts";
import { copyOf } from "./copy.ts";

/**
 * A state as it was at one moment, while it is written little by little and commands go on. An object that changes before
 * its contents are written is copied first, and written from the copy.
 */
export class StateImage implements Image, ImageSource {
  readonly #catalog: Catalog;
  readonly #writer: Writer;
  /** Whether the object came into being later. */
  readonly #isNewer: (object: object) => boolean;
  /** Copies of objects that the writer has not met, by the objects; and the other way round. */
  readonly #unmet = new Map<object, object>();
  readonly #originals = new Map<object, object>();
  /** Of objects that were met, by index, the objects themselves where a copy stands in their place. */
  readonly #replaced = new Map<number, object>();
  /** Objects of which more is to be written, how often; and copies of them. */
  readonly #resumed = new Map<object, number>();
  readonly #copies = new Map<object, object>();
  readonly #collections = new Map<object, CollectionImage>();

  constructor(catalog: Catalog, writer: Writer, isNewer: (object: object) => boolean) {
    this.#catalog = catalog;
    this.#writer = writer;
    this.#isNewer = isNewer;
  }

  willChange(object: object): void {
    if (typeof object === "function") return;
    const index = this.#writer.indexOf(object);
    if (index < 0) this.#keepUnmet(object);
    else if (index >= this.#writer.nextIndex) this.#keepUnwritten(object, index);
    else if (this.#resumed.has(object)) this.#keepRest(object);
  }

  entryWillChange(collection: Collection, key: unknown): void {
    const known = this.#collections.get(collection);
    if (known !== undefined) return known.willChange(key);
    if (collection.size <= sliceLengthMax) return this.willChange(collection);
    const index = this.#writer.indexOf(collection);
    const isWritten = index >= 0 && index < this.#writer.nextIndex;
    if (isWritten || this.#isKept(collection, index) || this.#isNewer(collection)) return;
    this.#imageOf(collection).willChange(key);
  }

  reordered(collection: Collection): void {
    this.#collections.get(collection)?.reordered();
  }

  seen(value: object): object {
    if (this.#unmet.size === 0) return value;
    const copy = this.#unmet.get(value);
    if (copy === undefined && value instanceof URL && this.#unmet.has(value.searchParams)) failOf(value);
    return copy ?? value;
  }

  enlisted(value: object, index: number): object {
    const original = this.#originals.size === 0 ? undefined : this.#originals.get(value);
    if (original === undefined) return value;
    this.#originals.delete(value);
    this.#unmet.delete(original);
    this.#replaced.set(index, original);
    return original;
  }

  resumed(value: object): void {
    this.#resumed.set(value, (this.#resumed.get(value) ?? 0) + 1);
  }

  seenAgain(value: object): object {
    return this.#copies.get(value) ?? value;
  }

  continued(value: object): void {
    const count = this.#resumed.get(value);
    if (count === undefined) return;
    if (count > 1) this.#resumed.set(value, count - 1);
    else this.#forget(value);
  }

  slicedEntriesOf(collection: Collection): Entries | undefined {
    const known = this.#collections.get(collection);
    if (known !== undefined || collection.size <= sliceLengthMax) return known;
    return this.#imageOf(collection);
  }

  /** The object with this index in the graph, of which a copy may have been written. */
  objectAt(index: number): object {
    return this.#replaced.get(index) ?? this.#writer.objectAt(index);
  }

  #keepUnmet(object: object): void {
    if (this.#unmet.has(object) || this.#isNewer(object)) return;
    this.#replaceUnmet(object, this.#copy(object));
  }

  #replaceUnmet(object: object, copy: object): void {
    this.#unmet.set(object, copy);
    this.#originals.set(copy, object);
    // They are written together.
    if (object instanceof URL) this.#replaceUnmet(object.searchParams, (copy as URL).searchParams);
  }

  #keepUnwritten(object: object, index: number): void {
    // Of memory all is written where it is met.
    if (this.#replaced.has(index) || (object instanceof ArrayBuffer && !this.#resumed.has(object))) return;
    const copy = this.#copy(object);
    this.#writer.substitute(index, copy);
    this.#replaced.set(index, object);
    if (this.#resumed.has(object)) this.#copies.set(object, copy);
  }

  #keepRest(object: object): void {
    if (this.#copies.has(object)) return;
    const entries = this.#collections.get(object);
    if (entries === undefined) return void this.#copies.set(object, this.#copy(object));
    entries.copyRest();
    this.#copies.set(object, copyOf(object, this.#catalog, noEntries));
  }

  #isKept(collection: Collection, index: number): boolean {
    return this.#unmet.has(collection) || this.#replaced.has(index);
  }

  /** A large Map or Set, some entries of which have changed already, is copied as it was before they did. */
  #copy(object: object): object {
    const entries = this.#collections.get(object);
    if (entries !== undefined) this.#collections.delete(object);
    return copyOf(object, this.#catalog, entries);
  }

  #imageOf(collection: Collection): CollectionImage {
    const image = new CollectionImage(collection);
    this.#collections.set(collection, image);
    return image;
  }

  #forget(value: object): void {
    this.#resumed.delete(value);
    this.#copies.delete(value);
    this.#collections.delete(value);
  }
}

/** Parameters do not tell whose they are, so the URL was not copied before they changed it. */
function failOf(url: URL): never {
  throw new CoopyError(
    "COOPY5207",
    `the searchParams of ${url.href} changed while the snapshot was being written, before the URL was. Take another one.`,
  );
}

const noEntries: Entries = { size: 0, key: undefined, value: undefined, next() {} };
