import { CoopyError } from "./errors.ts";
import { append, MemoryFile, survivor, truncate } from "./memory-file.ts";
import { promisedOperations } from "./promised-operations.ts";
import type { StorageFile, StorageLock, StorageOperations, SynchronousStorage } from "./storage.ts";

/**
 * A store in memory: the reference for what a storage promises. The files live as long as the object:
 * open it again and what was there is recovered. Nothing outlives the process.
 */
export function memory(): SynchronousStorage {
  return new MemoryStorage();
}

type Operations = StorageOperations<"promised">;

export class MemoryStorage implements SynchronousStorage {
  readonly name = "memory";
  #files = new Map<string, MemoryFile>();
  /** The names a stop of the machine would leave. */
  #synced = new Map<string, MemoryFile>();
  #isLocked = false;
  /** Raised by a crash: what the stopped owner still does reaches nothing. */
  #life = 0;

  readonly synchronous: StorageOperations<"immediate"> = {
    lock: () => this.#lock(),
    list: () => [...this.#files.keys()],
    read: (name, start = 0, end) => {
      const file = this.#file(name);
      return file.bytes.slice(start, Math.min(end ?? file.lengthBytes, file.lengthBytes));
    },
    create: (name) => {
      if (this.#files.has(name)) throw new Error(`${name} exists`);
      const file = new MemoryFile();
      this.#files.set(name, file);
      return this.#writing(file);
    },
    open: (name) => this.#writing(this.#file(name)),
    rename: (from, to) => {
      const file = this.#file(from);
      this.#files.delete(from);
      this.#files.set(to, file);
    },
    remove: (name) => {
      this.#file(name);
      this.#files.delete(name);
    },
    syncDirectory: () => {
      this.#synced = new Map(this.#files);
    },
  };
  readonly #promised = promisedOperations(this.synchronous);
  readonly lock: Operations["lock"] = this.#promised.lock;
  readonly list: Operations["list"] = this.#promised.list;
  readonly read: Operations["read"] = this.#promised.read;
  readonly create: Operations["create"] = this.#promised.create;
  readonly open: Operations["open"] = this.#promised.open;
  readonly rename: Operations["rename"] = this.#promised.rename;
  readonly remove: Operations["remove"] = this.#promised.remove;
  readonly syncDirectory: Operations["syncDirectory"] = this.#promised.syncDirectory;

  /**
   * The machine stops: names and bytes that were never synced are gone, whoever held the lock is dead.
   * `keepUnsyncedBytes` leaves that many of the unsynced bytes of each file: a write that got half way.
   */
  crash(options: { readonly keepUnsyncedBytes?: number } = {}): void {
    this.#life++;
    this.#isLocked = false;
    this.#files = new Map();
    for (const [name, file] of this.#synced)
      this.#files.set(name, survivor(file, options.keepUnsyncedBytes ?? 0));
    this.#synced = new Map(this.#files);
  }

  /** Changes the content of a file behind the store's back, durably. */
  overwrite(name: string, bytes: Uint8Array): void {
    const file = new MemoryFile();
    file.bytes = Uint8Array.from(bytes);
    file.lengthBytes = file.syncedBytes = bytes.length;
    this.#files.set(name, file);
    this.#synced.set(name, file);
  }

  #lock(): StorageLock<"immediate"> {
    if (this.#isLocked) {
      throw new CoopyError(
        "COOPY5206",
        "this memory already holds an open store. Close it first, or use the handle you have.",
      );
    }
    this.#isLocked = true;
    const life = this.#life;
    return {
      release: () => {
        if (life === this.#life) this.#isLocked = false;
      },
    };
  }

  #file(name: string): MemoryFile {
    const file = this.#files.get(name);
    if (file === undefined) throw new Error(`there is no file ${name}`);
    return file;
  }

  #writing(file: MemoryFile): StorageFile<"immediate"> {
    const life = this.#life;
    const expectAlive = () => {
      if (life !== this.#life) throw new Error("the machine stopped");
    };
    return {
      write: (bytes) => {
        expectAlive();
        append(file, bytes);
      },
      sync: () => {
        expectAlive();
        file.syncedBytes = file.lengthBytes;
        file.cut = new Uint8Array(0);
      },
      truncate: (lengthBytes) => {
        expectAlive();
        truncate(file, lengthBytes);
      },
      close: () => {},
    };
  }
}
