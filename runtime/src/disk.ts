import { DiskFile } from "./disk-file.ts";
import type {
  Storage,
  StorageFile,
  StorageLock,
  StorageOperations,
  SynchronousStorage,
  Timing,
} from "./storage.ts";
import { type Work, wait } from "./work.ts";

/** A storage as the engine uses it, which need not know when an operation is done. */
export class Disk {
  /** How messages call the place. */
  readonly name: string;
  /** The same storage for what takes long and nobody waits for: other work goes on meanwhile where it can. */
  readonly aside: Disk;
  readonly #operations: StorageOperations<Timing>;

  private constructor(name: string, operations: StorageOperations<Timing>, aside?: Disk) {
    this.name = name;
    this.aside = aside ?? this;
    this.#operations = operations;
  }

  static promised(storage: Storage): Disk {
    return new Disk(storage.name, storage);
  }

  static immediate({ name, synchronous }: SynchronousStorage): Disk {
    return new Disk(name, synchronous);
  }

  /** Answers immediately, but for what is done aside. */
  static mixed(storage: SynchronousStorage): Disk {
    return new Disk(storage.name, storage.synchronous, Disk.promised(storage));
  }

  lock(): Work<StorageLock<Timing>> {
    return wait<StorageLock<Timing>>(this.#operations.lock());
  }

  list(): Work<readonly string[]> {
    return wait(this.#operations.list());
  }

  /** The content, as nothing but a Uint8Array: the copies that a Buffer of Node makes share its memory. */
  *read(name: string): Work<Uint8Array> {
    const { buffer, byteOffset, length } = yield* wait<Uint8Array>(this.#operations.read(name));
    return new Uint8Array(buffer, byteOffset, length);
  }

  /** The bytes from `start` to `end`, of a storage that may know only to give all. */
  *readPart(name: string, start: number, end: number): Work<Uint8Array> {
    const bytes = yield* wait<Uint8Array>(this.#operations.read(name, start, end));
    return bytes.length > end - start ? bytes.subarray(start, end) : bytes;
  }

  *create(name: string): Work<DiskFile> {
    return new DiskFile(yield* wait<StorageFile<Timing>>(this.#operations.create(name)));
  }

  *open(name: string): Work<DiskFile> {
    return new DiskFile(yield* wait<StorageFile<Timing>>(this.#operations.open(name)));
  }

  rename(from: string, to: string): Work<void> {
    return wait(this.#operations.rename(from, to));
  }

  remove(name: string): Work<void> {
    return wait(this.#operations.remove(name));
  }

  syncDirectory(): Work<void> {
    return wait(this.#operations.syncDirectory());
  }

  /** Gives a temporary file up. What is left of it, if it cannot be removed now, is removed at the next open. */
  *discard(name: string, file: DiskFile): Work<void> {
    try {
      yield* file.close();
      yield* this.remove(name);
    } catch {
      // Why it is given up is told already.
    }
  }

  /** Makes a file with this content. File and name are durable when it is done; before, the content has another name. */
  *replace(name: string, pieces: Iterable<Uint8Array>): Work<void> {
    const temporary = `${name}.tmp`;
    const file = yield* this.create(temporary);
    for (const piece of pieces) yield* file.write(piece);
    yield* file.sync();
    yield* file.close();
    yield* this.rename(temporary, name);
    yield* this.syncDirectory();
  }
}
