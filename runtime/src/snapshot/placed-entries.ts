/** An entry that comes when its ordinal is next. */
export interface Placed {
  readonly ordinal: number;
  readonly key: unknown;
  readonly value: unknown;
}

/** Entries in the order of their ordinals. */
export class PlacedEntries {
  /** The last comes first. */
  readonly #entries: Placed[] = [];
  #isSorted = true;

  add(entry: Placed): void {
    this.#entries.push(entry);
    this.#isSorted = false;
  }

  /** The next one, if its ordinal is less; it is gone then. */
  takeBefore(ordinal: number): Placed | undefined {
    if (this.#entries.length === 0) return undefined;
    if (!this.#isSorted) this.#sort();
    return this.#entries.at(-1)!.ordinal < ordinal ? this.#entries.pop() : undefined;
  }

  #sort(): void {
    this.#entries.sort((left, right) => right.ordinal - left.ordinal);
    this.#isSorted = true;
  }
}
