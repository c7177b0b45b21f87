import type { Catalog } from "../codec/catalog.ts";
import { sliceLengthMax } from "../codec/format.ts";
import type { Collection, ImageSource } from "../codec/image-source.ts";
import type { Writer } from "../codec/writer.ts";
import type { Image } from "../writes/image.ts";
import { CollectionImage } from "./collection-image.ts";
import { copyOf, noEntries } from "./copy.ts";
import { ResumedObjects } from "./resumed-objects.ts";
import { UnmetCopies } from "./unmet-copies.ts";

/**
 * A state as it was at one moment, while it is written little by little and commands go on. An object that changes before
 * its contents are written is copied first, and written from the copy.
 */
export class StateImage implements Image, ImageSource {
  readonly #catalog: Catalog;
  readonly #writer: Writer;
  /** Whether the object came into being later. */
  readonly #isNewer: (object: object) => boolean;
  readonly #unmet = new UnmetCopies();
  /** Of objects that were met, by index, the objects themselves where a copy stands in their place. */
  readonly #replaced = new Map<number, object>();
  readonly #resumed = new ResumedObjects();
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
    if (!this.#collections.has(collection)) {
      if (collection.size <= sliceLengthMax) return this.willChange(collection);
      const index = this.#writer.indexOf(collection);
      const isWritten = index >= 0 && index < this.#writer.nextIndex;
      if (isWritten || this.#replaced.has(index) || this.#unmet.has(collection)) return;
      if (this.#isNewer(collection)) return;
    }
    this.slicedEntriesOf(collection)?.willChange(key);
  }

  reordered(collection: Collection): void {
    this.#collections.get(collection)?.reordered();
  }

  seen(value: object): object {
    return this.#unmet.seen(value);
  }

  enlisted(value: object, index: number): object {
    const original = this.#unmet.takeOriginal(value);
    if (original === undefined) return value;
    this.#replaced.set(index, original);
    return original;
  }

  resumed(value: object): void {
    this.#resumed.add(value);
  }

  seenAgain(value: object): object {
    return this.#resumed.seen(value);
  }

  continued(value: object): void {
    if (this.#resumed.passed(value)) this.#collections.delete(value);
  }

  slicedEntriesOf(collection: Collection): CollectionImage | undefined {
    const known = this.#collections.get(collection);
    if (known !== undefined || collection.size <= sliceLengthMax) return known;
    const image = new CollectionImage(collection);
    this.#collections.set(collection, image);
    return image;
  }

  /** The object with this index in the graph, of which a copy may have been written. */
  objectAt(index: number): object {
    return this.#replaced.get(index) ?? this.#writer.objectAt(index);
  }

  #keepUnmet(object: object): void {
    if (this.#unmet.has(object) || this.#isNewer(object)) return;
    this.#unmet.add(object, this.#copy(object));
  }

  #keepUnwritten(object: object, index: number): void {
    // Of memory all is written where it is met.
    if (this.#replaced.has(index) || (object instanceof ArrayBuffer && !this.#resumed.has(object))) return;
    const copy = this.#copy(object);
    this.#writer.substitute(index, copy);
    this.#replaced.set(index, object);
    if (this.#resumed.has(object)) this.#resumed.setCopy(object, copy);
  }

  #keepRest(object: object): void {
    if (this.#resumed.hasCopy(object)) return;
    const entries = this.#collections.get(object);
    if (entries === undefined) return this.#resumed.setCopy(object, this.#copy(object));
    entries.copyRest();
    this.#resumed.setCopy(object, copyOf(object, this.#catalog, noEntries));
  }

  /** A large Map or Set, some entries of which have changed already, is copied as it was before they did. */
  #copy(object: object): object {
    const entries = this.#collections.get(object);
    if (entries !== undefined) this.#collections.delete(object);
    return copyOf(object, this.#catalog, entries);
  }
}
