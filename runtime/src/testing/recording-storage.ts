import type { Storage, StorageFile, StorageLock } from "../storage.ts";

/** One operation, in the order of their completion. */
export interface Operation {
  readonly kind:
    | "create"
    | "open"
    | "write"
    | "sync"
    | "truncate"
    | "close"
    | "rename"
    | "remove"
    | "syncDirectory"
    | "lock";
  /** The file, or an empty text. */
  readonly file: string;
  /** Bytes written, or the length after a truncation. */
  readonly bytes: number;
}

type Kind = Operation["kind"];

/** Passes everything on, and writes down what was done. It can hold operations up and make them fail. */
export class RecordingStorage implements Storage {
  readonly operations: Operation[] = [];
  readonly #inner: Storage;
  readonly #failures: { kind: Kind; error: Error; file: RegExp }[] = [];
  #operationsLeft = Number.POSITIVE_INFINITY;
  #gate: Promise<void> | undefined;

  constructor(inner: Storage) {
    this.#inner = inner;
  }

  get name(): string {
    return this.#inner.name;
  }

  /** How often an operation was done. */
  count(kind: Kind, file = /./): number {
    return this.operations.filter((operation) => operation.kind === kind && file.test(operation.file)).length;
  }

  /** The next operation of the kind on such a file fails, and does nothing. */
  failNext(kind: Kind, error: Error, file = /^/): void {
    this.#failures.push({ kind, error, file });
  }

  /** After so many more operations none is done any more: each fails, as if the machine had stopped. */
  stopAfter(count: number): void {
    this.#operationsLeft = count;
  }

  /** Syncs of files wait until the returned function is called. */
  holdSyncs(): () => void {
    let open = () => {};
    this.#gate = new Promise((resolve) => {
      open = () => {
        this.#gate = undefined;
        resolve();
      };
    });
    return open;
  }

  lock(): Promise<StorageLock> {
    return this.#note("lock", "", 0, () => this.#inner.lock());
  }

  list(): Promise<readonly string[]> {
    return this.#inner.list();
  }

  read(name: string, start?: number, end?: number): Promise<Uint8Array> {
    return this.#inner.read(name, start, end);
  }

  async create(name: string): Promise<StorageFile> {
    return this.#file(name, await this.#note("create", name, 0, () => this.#inner.create(name)));
  }

  async open(name: string): Promise<StorageFile> {
    return this.#file(name, await this.#note("open", name, 0, () => this.#inner.open(name)));
  }

  rename(from: string, to: string): Promise<void> {
    return this.#note("rename", to, 0, () => this.#inner.rename(from, to));
  }

  remove(name: string): Promise<void> {
    return this.#note("remove", name, 0, () => this.#inner.remove(name));
  }

  syncDirectory(): Promise<void> {
    return this.#note("syncDirectory", "", 0, () => this.#inner.syncDirectory());
  }

  #file(name: string, file: StorageFile): StorageFile {
    return {
      write: (bytes) => this.#note("write", name, bytes.length, () => file.write(bytes)),
      sync: async () => {
        await this.#gate;
        await this.#note("sync", name, 0, () => file.sync());
      },
      truncate: (lengthBytes) => this.#note("truncate", name, lengthBytes, () => file.truncate(lengthBytes)),
      close: () => this.#note("close", name, 0, () => file.close()),
    };
  }

  async #note<Result>(kind: Kind, file: string, bytes: number, act: () => Promise<Result>): Promise<Result> {
    const index = this.#failures.findIndex((failure) => failure.kind === kind && failure.file.test(file));
    if (index >= 0) throw this.#failures.splice(index, 1)[0]!.error;
    if (this.#operationsLeft-- <= 0) throw new Error("the machine stopped");
    const result = await act();
    this.operations.push({ kind, file, bytes });
    return result;
  }
}

/** A storage that writes down what is done to `inner`. */
export function recording(inner: Storage): RecordingStorage {
  return new RecordingStorage(inner);
}
