/** What the writer of a graph asks while the objects that it writes go on changing. */
export interface ImageSource {
  /** A new object as it is to be written: a copy, where it has changed. */
  seen(value: object): object;
  /** Contents that `value` stands for get an index. @returns the object itself, where `value` is a copy of it. */
  enlisted(value: object, index: number): object;
  /** More of an object's contents will be written later. */
  resumed(value: object): void;
  /** An object of which more is to be written now. @returns it as it is to be written. */
  seenAgain(value: object): object;
  /** What was resumed has been written. */
  continued(value: object): void;
  /** The entries of a Map or Set, where it had many. */
  slicedEntriesOf(collection: Collection): Entries | undefined;
  /** The elements of a long array that has changed, but not all at once. */
  changedElementsOf(array: readonly unknown[]): Elements | undefined;
}

export type Collection = Map<unknown, unknown> | Set<unknown>;

/** The elements of an array without holes, as they were. */
export interface Elements {
  readonly length: number;
  /** Those from `start` up to `end`, which is not among them. Those before `start` are not asked for again. */
  part(start: number, end: number): unknown[];
}

/** The entries of a Map or Set, one after the other. */
export interface Entries {
  /** How many there are at the beginning. */
  readonly size: number;
  /** Of the entry that `next` went to. */
  readonly key: unknown;
  readonly value: unknown;
  /** Goes on to the next entry, which must be there. */
  next(): void;
}
