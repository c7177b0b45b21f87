import { realNowMs } from "../clock.ts";
import { CoopyError } from "../errors.ts";
import type { FileHeader } from "../journal/file-header.ts";
import { platform } from "../platform.ts";
import type { Captured } from "../snapshot/encode.ts";
import { saveSnapshot } from "../snapshot/save.ts";
import { decodeState } from "../snapshot/state.ts";
import { type Work, wait } from "../work.ts";
import type { Commit } from "./commit.ts";
import { Deferred } from "./deferred.ts";
import { Entities } from "./entities.ts";
import { Ownership } from "./ownership.ts";
import type { StorePlan } from "./recover.ts";
import type { Cut, NewestSnapshot, SnapshotPoint } from "./snapshot-point.ts";
import type { OpenedFiles } from "./start.ts";
import { removeSuperseded } from "./superseded.ts";

/** Snapshots of an open store, one at a time, and the segments that follow each other. */
export class Snapshots<T extends object> {
  readonly #plan: StorePlan<T>;
  readonly #files: OpenedFiles;
  readonly #commit: Commit;
  readonly #ownership: Ownership;
  #newestSequence: number;
  #lastInstantMs: number;
  #inProgress: Deferred<void> | undefined;
  #hasWarned = false;

  constructor(plan: StorePlan<T>, files: OpenedFiles, commit: Commit, newest: NewestSnapshot) {
    this.#plan = plan;
    this.#files = files;
    this.#commit = commit;
    this.#ownership = new Ownership(plan.disk, files.epoch, commit);
    this.#newestSequence = newest.snapshotSequence;
    this.#lastInstantMs = newest.lastInstantMs;
  }

  /** Done when a snapshot of all that ran before the call is durable. `capture` is called once, when a batch ends. */
  *take(capture: () => SnapshotPoint): Work<void> {
    while (this.#inProgress !== undefined) yield* wait(this.#inProgress.promise);
    const done = new Deferred<void>();
    this.#inProgress = done;
    try {
      yield* this.#take(capture);
    } finally {
      this.#inProgress = undefined;
      done.resolve();
    }
  }

  /** Goes on in a new segment, without a snapshot. Where that cannot be made the old one goes on, and it is tried again. */
  *rotate(sequence: number): Work<void> {
    const obstacle = yield* this.#rotate(sequence);
    if (obstacle === undefined || this.#hasWarned) return;
    this.#hasWarned = true;
    platform().warn(obstacle);
  }

  *#take(capture: () => SnapshotPoint): Work<void> {
    const cut: Cut = { sequence: 0, point: undefined, header: undefined, obstacle: undefined };
    yield* this.#commit.boundary({
      begin: (sequence) => {
        cut.sequence = sequence;
        if (sequence > this.#newestSequence) cut.point = capture();
      },
      finish: () => this.#finishCut(cut),
    });
    const { sequence, point, header, obstacle } = cut;
    if (point === undefined || header === undefined) return;
    try {
      if (obstacle !== undefined) throw obstacle;
      yield* this.#save(header, point.captured);
    } catch (cause) {
      this.#ownership.expectHeld(cause);
      throw new CoopyError(
        "COOPY5207",
        `the snapshot at sequence ${sequence} could not be written. The journal goes on without it.`,
        { cause },
      );
    }
    this.#newestSequence = sequence;
    yield* this.#removeSuperseded();
  }

  /** What comes behind a snapshot begins a segment. */
  *#finishCut(cut: Cut): Work<void> {
    if (cut.point === undefined) return;
    this.#lastInstantMs = cut.point.lastInstantMs;
    cut.header = this.#files.header(cut.sequence, this.#lastInstantMs, realNowMs());
    cut.obstacle = yield* this.#rotate(cut.sequence);
  }

  *#rotate(sequence: number): Work<unknown> {
    const { journal, header } = this.#files;
    try {
      yield* this.#ownership.files();
    } catch (error) {
      this.#ownership.expectHeld(error);
      return error;
    }
    return yield* journal.rotate(header(sequence + 1, this.#lastInstantMs, realNowMs()));
  }

  *#save(header: FileHeader, captured: Captured): Work<void> {
    const { disk } = this.#plan;
    const verify = (body: Uint8Array) => void decodeState(this.#plan, body, new Entities());
    yield* saveSnapshot(disk, header, captured, verify);
  }

  /** What cannot be removed now is removed after the next snapshot. */
  *#removeSuperseded(): Work<void> {
    try {
      yield* removeSuperseded(this.#plan.disk, yield* this.#ownership.files());
    } catch (error) {
      this.#ownership.expectHeld(error);
      platform().warn(error);
    }
  }
}
