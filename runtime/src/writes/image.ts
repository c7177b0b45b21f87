import type { Collection } from "../codec/image-source.ts";

/**
 * A snapshot that is being taken while commands go on. It must hold every object as it was at one moment, so it is told
 * of what is about to change before it does.
 */
export interface Image {
  /** The object's properties, elements, entries or contents are about to change. */
  willChange(object: object): void;
  /** One entry of a Map or Set is about to be set, added or deleted. */
  entryWillChange(collection: Collection, key: unknown): void;
  /** One element of an array is about to be set or taken out. */
  elementWillChange(array: readonly unknown[], index: number): void;
}
