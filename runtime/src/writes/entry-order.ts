/** Of collections with more entries the order is kept: they are not looked through for each entry that is deleted. */
export const searchedCountMax = 64;

/**
 * The order in which the entries of a large Map, Set or object came. The language tells it only from the beginning on,
 * which is too slow where an entry is deleted and may have to come back to its place. So the first deletion gives every
 * entry a number, and from then on they are kept.
 */
export class EntryOrder {
  readonly #ordinals = new Map<unknown, number>();
  #next = 0;

  constructor(keys: Iterable<unknown>) {
    for (const key of keys) this.#ordinals.set(key, this.#next++);
  }

  /** The number of the entry: one that came later has a larger one. */
  ordinalOf(key: unknown): number | undefined {
    return this.#ordinals.get(key);
  }

  get count(): number {
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
let areAnyKept = false;

/** The order that is kept of a collection; undefined as long as nothing was deleted from it while it was large. */
export function keptOrderOf(collection: object): EntryOrder | undefined {
  return areAnyKept ? orders.get(collection) : undefined;
}

/** Keeps the order of a collection from now on. */
export function keepOrder(collection: object, keys: Iterable<unknown>): EntryOrder {
  const order = new EntryOrder(keys);
  orders.set(collection, order);
  areAnyKept = true;
  return order;
}

/** The collection has the entries again that it had with this order; without one, nobody knows which it will have. */
export function restoreOrder(collection: object, order: EntryOrder | undefined): void {
  if (order !== undefined) orders.set(collection, order);
  else if (areAnyKept) orders.delete(collection);
}
