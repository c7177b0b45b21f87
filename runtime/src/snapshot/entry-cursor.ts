import type { Collection } from "../codec/image-source.ts";
import type { EntryOrder } from "../writes/entry-order.ts";

/**
 * Goes through the entries that a Map or Set has. Those that were taken out and put in again, as an undo does with what stands
 * behind an entry that comes back, it meets once more. What it met is in fields: pairs would be garbage.
 */
export class EntryCursor {
  /** Whether there is an entry that was met and not passed. */
  hasMet = false;
  key: unknown;
  value: unknown;
  /** Where an order of the entries is kept. */
  ordinal: number | undefined;
  readonly #live: Iterator<[unknown, unknown]>;

  constructor(collection: Collection) {
    this.#live = collection.entries();
  }

  /** @returns whether there is an entry. */
  meet(order: EntryOrder | undefined): boolean {
    if (this.hasMet) return true;
    const { done, value } = this.#live.next();
    if (done === true) return false;
    this.hasMet = true;
    this.key = value[0];
    this.value = value[1];
    this.ordinal = order?.ordinalOf(value[0]);
    return true;
  }
}
