import { sliceLengthMax } from "../codec/format.ts";
import { hasHole } from "../codec/holes.ts";
import type { Collection } from "../codec/image-source.ts";
import { ArrayImage } from "./array-image.ts";
import { CollectionImage } from "./collection-image.ts";
import { type Held, noEntries } from "./copy.ts";

/** Whether the object is large, and of a kind that is written in slices. */
export function isWrittenInSlices(object: object): boolean {
  if (object instanceof Map || object instanceof Set) return object.size > sliceLengthMax;
  if (!Array.isArray(object) || object.length <= sliceLengthMax) return false;
  return Object.getPrototypeOf(object) === Array.prototype && !hasHole(object);
}

/** Of Maps, Sets and arrays that are written in slices, those of which less than the whole is kept. */
export class PartImages {
  readonly #collections = new Map<object, CollectionImage>();
  readonly #arrays = new Map<object, ArrayImage>();

  hasEntriesOf(collection: Collection): boolean {
    return this.#collections.has(collection);
  }

  /** The entries as they are from now on kept; undefined where there are few. */
  entriesOf(collection: Collection): CollectionImage | undefined {
    const known = this.#collections.get(collection);
    if (known !== undefined || collection.size <= sliceLengthMax) return known;
    const image = new CollectionImage(collection);
    this.#collections.set(collection, image);
    return image;
  }

  /** Undefined where no element has changed. */
  elementsOf(array: readonly unknown[]): ArrayImage | undefined {
    return this.#arrays.size === 0 ? undefined : this.#arrays.get(array);
  }

  /** As they are from now on kept. */
  beginElementsOf(array: readonly unknown[]): ArrayImage {
    const known = this.#arrays.get(array);
    if (known !== undefined) return known;
    const image = new ArrayImage(array);
    this.#arrays.set(array, image);
    return image;
  }

  /** As `take`, where a part is written already. What a Map or Set still has to tell is copied apart from it. */
  takeRest(object: object): Held {
    const entries = this.#collections.get(object);
    if (entries === undefined) return this.take(object);
    entries.copyRest();
    return noEntries;
  }

  /** What was kept so far, for a copy of the whole. */
  take(object: object): Held {
    const held = { entries: this.#collections.get(object), elements: this.#arrays.get(object) };
    this.forget(object);
    return held;
  }

  forget(object: object): void {
    this.#collections.delete(object);
    this.#arrays.delete(object);
  }
}
