/**
 * Where a store keeps its files: a flat set of names. A few operations, each with its durability promise;
 * what a promise does not name may be lost, in part or whole, when the machine stops.
 *
 * Every operation fails when it cannot be done, and none retries. An error with one of the codes COOPY5208 to COOPY5213
 * says which of the usual things is wrong; any other error is told to the user as it is.
 * Names are made by coopy: letters, digits, `-` and `.`.
 */
export interface Storage extends StorageOperations<"promised"> {
  /** How messages call the place: a path, or "memory". */
  readonly name: string;
}

/** A storage that can also do everything before it returns. `openSync` asks for one. */
export interface SynchronousStorage extends Storage {
  readonly synchronous: StorageOperations<"immediate">;
}

/** When an operation has its result: by a promise, or when it returns. */
export type Timing = "promised" | "immediate";
export type Answer<When extends Timing, Result> = When extends "promised" ? Promise<Result> : Result;

export interface StorageOperations<When extends Timing> {
  /**
   * Makes the caller the one owner and creates the place if it is missing. Promises that no other owner exists until
   * `release`, or until this process ends in whatever way.
   * @throws CoopyError COOPY5206 naming the process that owns it.
   */
  lock(): Answer<When, StorageLock<When>>;
  /** Names of all files, in no order. Promises nothing about durability. */
  list(): Answer<When, readonly string[]>;
  /**
   * The content, durable or not yet. Of more than is wanted in memory at once a part is asked for, from byte `start` to byte
   * `end`; a storage that gives the whole nevertheless does no harm.
   */
  read(name: string, start?: number, end?: number): Answer<When, Uint8Array>;
  /** Makes an empty file, and fails if the name exists. The name is durable after `syncDirectory`. */
  create(name: string): Answer<When, StorageFile<When>>;
  /** Opens an existing file to append to it, truncate it or sync it. */
  open(name: string): Answer<When, StorageFile<When>>;
  /** Renames in one step, replacing what has the new name. Durable after `syncDirectory`. */
  rename(from: string, to: string): Answer<When, void>;
  /** Removes the name. Durable after `syncDirectory`. */
  remove(name: string): Answer<When, void>;
  /** When it is done, every name created, renamed or removed before the call is durable. */
  syncDirectory(): Answer<When, void>;
}

/** A file being written. Operations on it do not overlap: the caller waits for each. */
export interface StorageFile<When extends Timing = "promised"> {
  /**
   * Appends all the bytes, or fails and may have appended some. Durable after `sync`. The bytes are free for reuse afterwards.
   * @throws CoopyError COOPY5211 when there is no room: only then may the file be cut back to what it was, and used no more.
   */
  write(bytes: Uint8Array): Answer<When, void>;
  /** When it is done, every byte written and every truncation before the call is durable. After a failure nothing is known. */
  sync(): Answer<When, void>;
  /** Cuts the file to `lengthBytes`, where the next write goes. Durable after `sync`. */
  truncate(lengthBytes: number): Answer<When, void>;
  /** Ends the use of the file. Promises nothing about durability. */
  close(): Answer<When, void>;
}

export interface StorageLock<When extends Timing = "promised"> {
  /** Lets the next owner in. */
  release(): Answer<When, void>;
}
