import type { Collection } from "./image.ts";

/** Maps and Sets of more entries are not looked through for one of them. */
export const searchedSizeMax = 64;

/**
 * The order in which the entries of a large Map or Set came. The language tells it only from the beginning on, which is
 * too slow where an entry is deleted and may have to come back to its place. So the first deletion gives every entry a
 * number, and from then on they are kept.
 */
export class EntryOrder {
  readonly #ordinals = new Map<unknown, number>();
  #next = 0;

  constructor(collection: Collection) {
    for (const key of collection.keys()) this.#ordinals.set(key, this.#next++);
  }

  /** The number of the entry: one that came later has a larger one. */
  ordinalOf(key: unknown): number | undefined {
    return this.#ordinals.get(key);
  }

  /** The number that the next entry gets. */
  get next(): number {
    return this.#next;
  }

  get size(): number {
    return this.#ordinals.size;
  }

  /** The entry has come, behind all others. */
  add(key: unknown): void {
    if (!this.#ordinals.has(key)) this.#ordinals.set(key, this.#next++);
  }

  delete(key: unknown): void {
    this.#ordinals.delete(key);
  }

  /** The entry is back in its place. */
  restore(key: unknown, ordinal: number): void {
    this.#ordinals.set(key, ordinal);
  }
}

const orders = new WeakMap<object, EntryOrder>();

/** The order that is kept of the collection; undefined as long as nothing large was deleted from it. */
export function keptOrderOf(collection: Collection): EntryOrder | undefined {
  return orders.get(collection);
}

/** The order of the collection, kept from now on. */
export function orderOf(collection: Collection): EntryOrder {
  const kept = orders.get(collection);
  // Another size: something changed it without telling.
  if (kept !== undefined && kept.size === collection.size) return kept;
  const made = new EntryOrder(collection);
  orders.set(collection, made);
  return made;
}
