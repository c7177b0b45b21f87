import type { Disk } from "../disk.ts";
import { isOwnershipLost } from "../errors.ts";
import { type StoreFiles, storeFiles } from "../journal/file-names.ts";
import type { Work } from "../work.ts";
import type { Commit } from "./commit.ts";

/** An owner that lost its lock must not touch what now belongs to another: each later one has a higher epoch. */
export class Ownership {
  readonly #disk: Disk;
  readonly #epoch: number;
  readonly #commit: Commit;
  #isLost = false;

  constructor(disk: Disk, epoch: number, commit: Commit) {
    this.#disk = disk;
    this.#epoch = epoch;
    this.#commit = commit;
  }

  /** The files as they are. @throws CoopyError COOPY5007 when another has taken the store over: nothing more is written. */
  *files(): Work<StoreFiles> {
    const files = storeFiles(yield* this.#disk.list());
    const newestEpoch = files.epochs.at(-1) ?? 0;
    if (newestEpoch <= this.#epoch) return files;
    this.#isLost = true;
    const took = `another process took ${this.#disk.name} over, as owner ${newestEpoch} after ${this.#epoch}`;
    throw this.#commit.fail(new Error(took));
  }

  /** Goes on after an error that only hinders. @throws CoopyError COOPY5007 after one that says that the store is another's. */
  expectHeld(error: unknown): void {
    if (this.#isLost || isOwnershipLost(error)) throw this.#commit.fail(error);
  }
}
