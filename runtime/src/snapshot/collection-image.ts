import type { Collection, Entries } from "../codec/image-source.ts";
import { type EntryOrder, keptOrderOf } from "../writes/entry-order.ts";

/** What a Map or Set had under a key that was written to since. */
interface Before {
  readonly value: unknown;
  /** Whether it comes in its turn by its ordinal, wherever the key stands now. */
  isPlaced: boolean;
}

interface Placed {
  readonly ordinal: number;
  readonly key: unknown;
  readonly value: unknown;
}

/**
 * The entries that a large Map or Set had at one moment, in their order, while it goes on changing: those that are there,
 * and for what was written to since, what was there before. So nothing needs to be copied at once.
 */
export class CollectionImage implements Entries {
  readonly size: number;
  key: unknown;
  value: unknown;
  readonly #collection: Collection;
  #live: Iterator<[unknown, unknown]>;
  /** The entry that was met and not told yet, and its ordinal where one is kept. In fields, for pairs would be garbage. */
  #hasMet = false;
  #metKey: unknown;
  #metValue: unknown;
  #metOrdinal: number | undefined;
  /** By key; undefined where there was none, or where it has been told. */
  readonly #before = new Map<unknown, Before | undefined>();
  /** Entries that come by their ordinals; the last comes first. */
  readonly #placed: Placed[] = [];
  #isSorted = true;
  #order: EntryOrder | undefined;
  /** How many entries were told, and the ordinal of the last. */
  #toldCount = 0;
  #toldOrdinal = -1;
  /** All that is still to be told, where it was copied. */
  #rest: Iterator<readonly [unknown, unknown]> | undefined;

  constructor(collection: Collection) {
    this.#collection = collection;
    this.size = collection.size;
    this.#live = collection.entries();
    this.#order = keptOrderOf(collection);
  }

  next(): void {
    if (this.#rest !== undefined) {
      [this.key, this.value] = this.#rest.next().value as [unknown, unknown];
      return;
    }
    if (!this.#isSorted) this.#sort();
    while (!this.#tellNext());
  }

  /** The entry is about to be set, added or deleted. */
  willChange(key: unknown): void {
    if (this.#rest !== undefined) return;
    this.#takeOrder();
    const collection = this.#collection;
    let before = this.#before.get(key);
    if (before === undefined) {
      if (this.#before.has(key)) return;
      before = collection.has(key) ? { value: contentOf(collection, key), isPlaced: false } : undefined;
      this.#before.set(key, before);
    }
    const ordinal = before?.isPlaced === false ? this.#order?.ordinalOf(key) : undefined;
    if (before === undefined || ordinal === undefined) return;
    if (ordinal <= this.#toldOrdinal) return void this.#before.set(key, undefined);
    before.isPlaced = true;
    this.#placed.push({ ordinal, key, value: before.value });
    this.#isSorted = false;
  }

  /** Entries that were deleted are back in their places, and those behind them were taken out and put in again. */
  reordered(): void {
    this.#live = this.#collection.entries();
    this.#hasMet = false;
  }

  /** All is about to change: what is still to be told is copied. */
  copyRest(): void {
    if (this.#rest !== undefined) return;
    const rest: (readonly [unknown, unknown])[] = [];
    for (let left = this.size - this.#toldCount; left > 0; left--) {
      this.next();
      rest.push([this.key, this.value]);
    }
    this.#rest = rest[Symbol.iterator]();
  }

  /** @returns whether the next step led to an entry that is to be told. */
  #tellNext(): boolean {
    const isMore = this.#hasMet || this.#meet();
    const placed = this.#placed.length > 0 ? this.#placed.at(-1) : undefined;
    if (placed !== undefined && (!isMore || placed.ordinal < (this.#metOrdinal ?? 0))) {
      this.#placed.pop();
      return this.#tell(placed.key, placed.value, placed.ordinal);
    }
    if (!isMore) throw new Error("entries of a Map or Set went away without being noted");
    const key = this.#metKey;
    this.#hasMet = false;
    if (this.#metOrdinal !== undefined && this.#metOrdinal <= this.#toldOrdinal) return false;
    if (this.#before.size === 0 || !this.#before.has(key))
      return this.#tell(key, this.#metValue, this.#metOrdinal);
    const before = this.#before.get(key);
    if (before === undefined || before.isPlaced) return false;
    return this.#tell(key, before.value, this.#metOrdinal);
  }

  /** @returns whether there is one. */
  #meet(): boolean {
    const { done, value } = this.#live.next();
    if (done === true) return false;
    this.#hasMet = true;
    this.#metKey = value[0];
    this.#metValue = value[1];
    this.#metOrdinal = this.#order?.ordinalOf(value[0]);
    return true;
  }

  #tell(key: unknown, value: unknown, ordinal: number | undefined): boolean {
    this.key = key;
    this.value = value;
    this.#toldCount++;
    if (ordinal !== undefined) this.#toldOrdinal = ordinal;
    return true;
  }

  /** An order that is kept from now on tells where the entry told last stands: no other was deleted so far. */
  #takeOrder(): void {
    if (this.#order !== undefined) return;
    this.#order = keptOrderOf(this.#collection);
    if (this.#order === undefined) return;
    if (this.#toldCount > 0) this.#toldOrdinal = this.#order.ordinalOf(this.key) ?? -1;
    if (this.#hasMet) this.#metOrdinal = this.#order.ordinalOf(this.#metKey);
  }

  #sort(): void {
    this.#placed.sort((left, right) => right.ordinal - left.ordinal);
    this.#isSorted = true;
  }
}

function contentOf(collection: Collection, key: unknown): unknown {
  return collection instanceof Map ? collection.get(key) : key;
}
