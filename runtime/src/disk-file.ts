import type { StorageFile, Timing } from "./storage.ts";
import { type Work, wait } from "./work.ts";

/** A file being written. */
export class DiskFile {
  readonly #file: StorageFile<Timing>;

  constructor(file: StorageFile<Timing>) {
    this.#file = file;
  }

  write(bytes: Uint8Array): Work<void> {
    return wait(this.#file.write(bytes));
  }

  sync(): Work<void> {
    return wait(this.#file.sync());
  }

  truncate(lengthBytes: number): Work<void> {
    return wait(this.#file.truncate(lengthBytes));
  }

  close(): Work<void> {
    return wait(this.#file.close());
  }
}
