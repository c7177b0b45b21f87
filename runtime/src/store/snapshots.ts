import { realNowMs } from "../clock.ts";
import { CoopyError } from "../errors.ts";
import type { FileHeader } from "../journal/file-header.ts";
import { storeFiles } from "../journal/file-names.ts";
import type { Captured } from "../snapshot/encode.ts";
import { saveSnapshot } from "../snapshot/save.ts";
import { decodeState } from "../snapshot/state.ts";
import { Entities } from "./entities.ts";
import type { GroupCommit } from "./group-commit.ts";
import type { StorePlan } from "./recover.ts";
import type { OpenedFiles } from "./start.ts";

/** The state at the moment when a batch ends. */
export interface SnapshotPoint {
  readonly captured: Captured;
  readonly lastInstantMs: number;
}

/** Snapshots of an open store, one at a time. */
export class Snapshots<T extends object> {
  readonly #plan: StorePlan<T>;
  readonly #files: OpenedFiles;
  readonly #commit: GroupCommit;
  #newestSequence: number;
  #last: Promise<unknown> = Promise.resolve();
  #lastInstantMs = 0;

  constructor(plan: StorePlan<T>, files: OpenedFiles, commit: GroupCommit, newestSequence: number) {
    this.#plan = plan;
    this.#files = files;
    this.#commit = commit;
    this.#newestSequence = newestSequence;
  }

  /** Resolves when a snapshot of all that ran before the call is durable. `capture` is called once, when a batch ends. */
  take(capture: () => SnapshotPoint): Promise<void> {
    const taken = this.#last.then(() => this.#take(capture));
    this.#last = taken.catch(() => {});
    return taken;
  }

  /** Goes on in a new segment, without a snapshot. */
  rotate(): void {
    let sequence = 0;
    const begin = (last: number) => {
      sequence = last;
    };
    // A failure is told to everybody who waits for the journal.
    this.#commit.boundary({ begin, finish: () => this.#rotate(sequence) }).catch(() => {});
  }

  async #take(capture: () => SnapshotPoint): Promise<void> {
    let header: FileHeader | undefined;
    let point: SnapshotPoint | undefined;
    let sequence = 0;
    await this.#commit.boundary({
      begin: (last) => {
        sequence = last;
        if (last > this.#newestSequence) point = capture();
      },
      finish: async () => {
        if (point === undefined) return;
        this.#lastInstantMs = point.lastInstantMs;
        header = this.#files.header(sequence, point.lastInstantMs, realNowMs());
        await this.#rotate(sequence);
      },
    });
    if (header === undefined || point === undefined) return;
    try {
      await this.#save(header, point.captured);
    } catch (cause) {
      throw new CoopyError(
        "COOPY5207",
        `the snapshot at sequence ${sequence} could not be written. The journal goes on without it.`,
        {
          cause,
        },
      );
    }
    this.#newestSequence = sequence;
    await this.#removeSuperseded();
  }

  #rotate(sequence: number): Promise<void> {
    const { journal, header } = this.#files;
    return journal.rotate(header(sequence + 1, this.#lastInstantMs, realNowMs()));
  }

  async #save(header: FileHeader, captured: Captured): Promise<void> {
    const { storage } = this.#plan;
    await saveSnapshot(
      storage,
      header,
      captured,
      (body) => void decodeState(this.#plan, body, new Entities()),
    );
  }

  /** Two snapshots and the journal behind the older one stay: a rotten snapshot costs time, not data. */
  async #removeSuperseded(): Promise<void> {
    const { storage } = this.#plan;
    const { snapshots, segments, epochs } = storeFiles(await storage.list());
    const newestEpoch = epochs.at(-1) ?? 0;
    if (newestEpoch > this.#files.epoch) {
      throw this.#commit.fail(
        new Error(
          `another process took ${storage.name} over, as owner ${newestEpoch} after ${this.#files.epoch}`,
        ),
      );
    }
    const older = snapshots.at(-2);
    if (older === undefined) return;
    const names = [
      ...snapshots.filter(({ sequence }) => sequence < older.sequence),
      ...segments.filter(({ firstSequence }) => firstSequence <= older.sequence),
    ].map(({ name }) => name);
    for (const name of names) await storage.remove(name);
    if (names.length > 0) await storage.syncDirectory();
  }
}
