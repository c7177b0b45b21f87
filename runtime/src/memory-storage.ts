import { CoopyError } from "./errors.ts";
import type { Storage, StorageFile, StorageLock } from "./storage.ts";

/**
 * A store in memory: the reference for what a storage promises. The files live as long as the object:
 * open it again and what was there is recovered. Nothing outlives the process.
 */
export function memory(): Storage {
  return new MemoryStorage();
}

/** Bytes of a file, and how much of it a stop of the machine would leave. */
class MemoryFile {
  bytes = new Uint8Array(256);
  lengthBytes = 0;
  syncedBytes = 0;
  /** Synced bytes that were cut since the last sync: a stop would bring them back. */
  cut: Uint8Array = new Uint8Array(0);
}

export class MemoryStorage implements Storage {
  readonly name = "memory";
  #files = new Map<string, MemoryFile>();
  /** The names a stop of the machine would leave. */
  #synced = new Map<string, MemoryFile>();
  #isLocked = false;
  /** Raised by a crash: what the stopped owner still does reaches nothing. */
  #life = 0;

  async lock(): Promise<StorageLock> {
    if (this.#isLocked) {
      throw new CoopyError(
        "COOPY5206",
        "this memory already holds an open store. Close it first, or use the handle you have.",
      );
    }
    this.#isLocked = true;
    const life = this.#life;
    return {
      release: async () => {
        if (life === this.#life) this.#isLocked = false;
      },
    };
  }

  async list(): Promise<readonly string[]> {
    return [...this.#files.keys()];
  }

  async read(name: string): Promise<Uint8Array> {
    const file = this.#file(name);
    return file.bytes.slice(0, file.lengthBytes);
  }

  async create(name: string): Promise<StorageFile> {
    if (this.#files.has(name)) throw new Error(`${name} exists`);
    const file = new MemoryFile();
    this.#files.set(name, file);
    return this.#writing(file);
  }

  async open(name: string): Promise<StorageFile> {
    return this.#writing(this.#file(name));
  }

  async rename(from: string, to: string): Promise<void> {
    const file = this.#file(from);
    this.#files.delete(from);
    this.#files.set(to, file);
  }

  async remove(name: string): Promise<void> {
    this.#file(name);
    this.#files.delete(name);
  }

  async syncDirectory(): Promise<void> {
    this.#synced = new Map(this.#files);
  }

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
    file.bytes = bytes.slice();
    file.lengthBytes = file.syncedBytes = bytes.length;
    this.#files.set(name, file);
    this.#synced.set(name, file);
  }

  #file(name: string): MemoryFile {
    const file = this.#files.get(name);
    if (file === undefined) throw new Error(`there is no file ${name}`);
    return file;
  }

  #writing(file: MemoryFile): StorageFile {
    const life = this.#life;
    const expectAlive = () => {
      if (life !== this.#life) throw new Error("the machine stopped");
    };
    return {
      write: async (bytes) => {
        expectAlive();
        append(file, bytes);
      },
      sync: async () => {
        expectAlive();
        file.syncedBytes = file.lengthBytes;
        file.cut = new Uint8Array(0);
      },
      truncate: async (lengthBytes) => {
        expectAlive();
        truncate(file, lengthBytes);
      },
      close: async () => {},
    };
  }
}

function append(file: MemoryFile, bytes: Uint8Array): void {
  const lengthBytes = file.lengthBytes + bytes.length;
  if (lengthBytes > file.bytes.length) {
    const grown = new Uint8Array(Math.max(file.bytes.length * 2, lengthBytes));
    grown.set(file.bytes.subarray(0, file.lengthBytes));
    file.bytes = grown;
  }
  file.bytes.set(bytes, file.lengthBytes);
  file.lengthBytes = lengthBytes;
}

function truncate(file: MemoryFile, lengthBytes: number): void {
  if (lengthBytes < file.syncedBytes) {
    file.cut = joined(file.bytes.subarray(lengthBytes, file.syncedBytes), file.cut);
    file.syncedBytes = lengthBytes;
  }
  file.lengthBytes = Math.min(file.lengthBytes, lengthBytes);
}

function survivor(file: MemoryFile, keepUnsyncedBytes: number): MemoryFile {
  const kept =
    file.cut.length > 0
      ? joined(file.bytes.subarray(0, file.syncedBytes), file.cut)
      : file.bytes.slice(0, Math.min(file.lengthBytes, file.syncedBytes + keepUnsyncedBytes));
  const survivor = new MemoryFile();
  survivor.bytes = kept;
  survivor.lengthBytes = survivor.syncedBytes = kept.length;
  return survivor;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
