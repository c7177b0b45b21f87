import type { Collection, Entries } from "../codec/image-source.ts";
import { type EntryOrder, keptOrderOf } from "../writes/entry-order.ts";
import { EntryCursor } from "./entry-cursor.ts";
import { PlacedEntries } from "./placed-entries.ts";

/** What a Map or Set had under a key that was written to since. */
interface Before {
  readonly value: unknown;
  /** Whether it comes in its turn by its ordinal, wherever the key stands now. */
  isPlaced: boolean;
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
  readonly #cursor: EntryCursor;
  /** By key; undefined where there was none, or where it has been told. */
  readonly #before = new Map<unknown, Before | undefined>();
  readonly #placed = new PlacedEntries();
  #order: EntryOrder | undefined;
  /** How many entries were told, and the ordinal of the last. */
  #toldCount = 0;
  #toldOrdinal = -1;
  /** All that is still to be told, where it was copied. */
  #rest: Iterator<readonly [unknown, unknown]> | undefined;

  constructor(collection: Collection) {
    this.#collection = collection;
    this.size = collection.size;
    this.#cursor = new EntryCursor(collection);
    this.#order = keptOrderOf(collection);
  }

  next(): void {
    if (this.#rest !== undefined) {
      [this.key, this.value] = this.#rest.next().value as [unknown, unknown];
      return;
    }
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
    this.#placed.add({ ordinal, key, value: before.value });
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
    const cursor = this.#cursor;
    const isMore = cursor.meet(this.#order);
    const placed = this.#placed.takeBefore(isMore ? (cursor.ordinal ?? 0) : Number.POSITIVE_INFINITY);
    if (placed !== undefined) return this.#tell(placed.key, placed.value, placed.ordinal);
    if (!isMore) throw new Error("entries of a Map or Set went away without being noted");
    const { key, ordinal } = cursor;
    cursor.hasMet = false;
    if (ordinal !== undefined && ordinal <= this.#toldOrdinal) return false;
    if (this.#before.size === 0 || !this.#before.has(key)) return this.#tell(key, cursor.value, ordinal);
    const before = this.#before.get(key);
    if (before === undefined || before.isPlaced) return false;
    return this.#tell(key, before.value, ordinal);
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
    if (this.#cursor.hasMet) this.#cursor.ordinal = this.#order.ordinalOf(this.#cursor.key);
  }
}

function contentOf(collection: Collection, key: unknown): unknown {
  return collection instanceof Map ? collection.get(key) : key;
}
