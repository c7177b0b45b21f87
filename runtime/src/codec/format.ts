/**
 * The bytes of values: constants shared by writers and readers.
 *
 * position  = typed | surprise tagged
 * reference = 1 head | 2 keys | 3 + index | surprise tagged
 * tagged    = tag, then what the tag says
 */

/** First byte of a position whose value is not of its type. No typed value begins with it. */
export const surprise = 0;

/** A reference: to a new object, to a new object that is not as its type declares it, or `known + index` to one met before. */
export const reference = { new: 1, newUndeclared: 2, known: 3 } as const;

export const tag = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  number: 4,
  bigint: 5,
  string: 6,
  /** An object met before: its index follows. */
  known: 7,
  object: 8,
  array: 9,
  map: 10,
  set: 11,
  date: 12,
  /** An instance of a class: its index in the catalog follows. */
  instance: 13,
  /** An object without prototype. */
  bareObject: 14,
  /** In arguments, an object of the state: its number follows. */
  entity: 15,
  symbol: 16,
  /** A class of the catalog itself: its index follows. */
  class: 17,
  regExp: 18,
  url: 19,
  searchParams: 20,
  arrayBuffer: 21,
  /** A typed array or DataView. */
  view: 22,
  nodeBuffer: 23,
  error: 24,
  /** A primitive made an object. */
  boxed: 25,
} as const;

/** Tags of values that are no objects. */
export const primitiveTags: readonly number[] = [
  tag.undefined,
  tag.null,
  tag.false,
  tag.true,
  tag.number,
  tag.bigint,
  tag.string,
  tag.symbol,
];

/** How the characters of a text are bytes: one each where all are of Latin-1; two each only where half a surrogate pair would be lost. */
export const textForm = { latin1: 0, utf8: 1, utf16: 2 } as const;

/** An optional field begins with whether it is there. */
export const presence = { missing: 0, present: 1 } as const;

/** Integers up to this size are varints; beyond it a varint is no shorter than a float. */
export const integerMax = 2 ** 50;

/**
 * The keys of an object that is not as declared: `4 × keys + integrity`. Either the declared ones (it is locked), or
 * `listed + index` for a list of keys, where the index next in turn announces a new list.
 */
export const keys = { declared: 0, listed: 1 } as const;

/** What a program can no longer do to an object. */
export const integrity = { extensible: 0, nonExtensible: 1, sealed: 2, frozen: 3 } as const;

/** A chunk of a graph ends before the object at which it has grown to this many bytes, or its texts to as many characters. */
export const chunkBytesMax = 64 * 1024;

/** A chunk ends before a text when its texts have as many characters: in the middle of objects, too, if they hold that much. */
export const textsLengthMax = 16 * 64 * 1024;

/** Of long arrays, and of Maps and Sets of more entries, so many are written before the objects among them. */
export const sliceLengthMax = 1024;

/** Added to the size of a Map or Set that is written in slices. Engines have none that is as large, and say so with an error of theirs. */
export const slicedSize = 2 ** 24;
