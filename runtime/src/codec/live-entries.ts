import type { Collection, Entries } from "./image-source.ts";

/** The entries of a Map or Set that does not change meanwhile. */
export function liveEntries(collection: Collection): Entries {
  return new LiveEntries(collection);
}

class LiveEntries implements Entries {
  readonly size: number;
  key: unknown;
  value: unknown;
  readonly #iterator: Iterator<[unknown, unknown]>;

  constructor(collection: Collection) {
    this.size = collection.size;
    this.#iterator = collection.entries();
  }

  next(): void {
    [this.key, this.value] = this.#iterator.next().value as [unknown, unknown];
  }
}
