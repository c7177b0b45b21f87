import type { Catalog } from "../codec/catalog.ts";
import type { Collection, ImageSource } from "../codec/image-source.ts";
import type { Writer } from "../codec/writer.ts";
import type { Image } from "../writes/image.ts";
import type { ArrayImage } from "./array-image.ts";
import type { CollectionImage } from "./collection-image.ts";
import { copyOf } from "./copy.ts";
import { isWrittenInSlices, PartImages } from "./part-images.ts";
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
  readonly #parts = new PartImages();

  constructor(catalog: Catalog, writer: Writer, isNewer: (object: object) => boolean) {
    this.#catalog = catalog;
    this.#writer = writer;
    this.#isNewer = isNewer;
  }

  willChange(object: object): void {
    if (typeof object === "function" || !this.#isToBeKept(object)) return;
    const index = this.#writer.indexOf(object);
    if (index < 0) this.#unmet.add(object, this.#copy(object));
    else if (index >= this.#writer.nextIndex) this.#keepUnwritten(object, index);
    else this.#resumed.setCopy(object, copyOf(object, this.#catalog, this.#parts.takeRest(object)));
  }

  entryWillChange(collection: Collection, key: unknown): void {
    if (this.#parts.hasEntriesOf(collection) || this.#isKeptInParts(collection))
      this.#parts.entriesOf(collection)!.willChange(key);
    else this.willChange(collection);
  }

  elementWillChange(array: readonly unknown[], index: number): void {
    if (this.#parts.elementsOf(array) !== undefined || this.#isKeptInParts(array))
      this.#parts.beginElementsOf(array).willChange(index);
    else this.willChange(array);
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
    if (this.#resumed.passed(value)) this.#parts.forget(value);
  }

  slicedEntriesOf(collection: Collection): CollectionImage | undefined {
    return this.#parts.entriesOf(collection);
  }

  changedElementsOf(array: readonly unknown[]): ArrayImage | undefined {
    return this.#parts.elementsOf(array);
  }

  /** The object with this index in the graph, of which a copy may have been written. */
  objectAt(index: number): object {
    return this.#replaced.get(index) ?? this.#writer.objectAt(index);
  }

  /** Whether something of the object is still to be written that is kept nowhere, and less than the whole can be kept. */
  #isKeptInParts(object: object): boolean {
    return this.#isToBeKept(object) && isWrittenInSlices(object);
  }

  #isToBeKept(object: object): boolean {
    const index = this.#writer.indexOf(object);
    if (index < 0) return !this.#unmet.has(object) && !this.#isNewer(object);
    if (index >= this.#writer.nextIndex) return !this.#replaced.has(index);
    return this.#resumed.has(object) && !this.#resumed.hasCopy(object);
  }

  #keepUnwritten(object: object, index: number): void {
    // Of memory all is written where it is met.
    if (object instanceof ArrayBuffer && !this.#resumed.has(object)) return;
    const copy = this.#copy(object);
    this.#writer.substitute(index, copy);
    this.#replaced.set(index, object);
    if (this.#resumed.has(object)) this.#resumed.setCopy(object, copy);
  }

  /** What changed in part already is copied as it was before it did. */
  #copy(object: object): object {
    return copyOf(object, this.#catalog, this.#parts.take(object));
  }
}
