/**
 * Where a store keeps its files: a flat set of names. A few operations, each with its durability promise;
 * what a promise does not name may be lost, in part or whole, when the machine stops.
 *
 * Every operation rejects when it fails; none retries. Names are made by coopy: letters, digits, `-` and `.`.
 */
export interface Storage {
  /** How messages call the place: a path, or "memory". */
  readonly name: string;
  /**
   * Makes the caller the one owner and creates the place if it is missing. Promises that no other owner exists until
   * `release`, or until this process ends in whatever way.
   * @throws CoopyError COOPY5206 naming the process that owns it.
   */
  lock(): Promise<StorageLock>;
  /** Names of all files, in no order. Promises nothing about durability. */
  list(): Promise<readonly string[]>;
  /** The whole content, durable or not yet. */
  read(name: string): Promise<Uint8Array>;
  /** Makes an empty file, and fails if the name exists. The name is durable after `syncDirectory`. */
  create(name: string): Promise<StorageFile>;
  /** Opens an existing file to append to it, truncate it or sync it. */
  open(name: string): Promise<StorageFile>;
  /** Renames in one step, replacing what has the new name. Durable after `syncDirectory`. */
  rename(from: string, to: string): Promise<void>;
  /** Removes the name. Durable after `syncDirectory`. */
  remove(name: string): Promise<void>;
  /** When it resolves, every name created, renamed or removed before the call is durable. */
  syncDirectory(): Promise<void>;
}

/** A file being written. Operations on it do not overlap: the caller waits for each. */
export interface StorageFile {
  /** Appends all the bytes, or rejects and may have appended some. Durable after `sync`. The bytes are free for reuse afterwards. */
  write(bytes: Uint8Array): Promise<void>;
  /** When it resolves, every byte written and every truncation before the call is durable. After a failure nothing is known. */
  sync(): Promise<void>;
  /** Cuts the file to `lengthBytes`, where the next write goes. Durable after `sync`. */
  truncate(lengthBytes: number): Promise<void>;
  /** Ends the use of the file. Promises nothing about durability. */
  close(): Promise<void>;
}

export interface StorageLock {
  /** Lets the next owner in. */
  release(): Promise<void>;
}
