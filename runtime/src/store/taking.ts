import { realNowMs } from "../clock.ts";
import { CoopyError } from "../errors.ts";
import { platform } from "../platform.ts";
import { saveSnapshot } from "../snapshot/save.ts";
import { decodeState } from "../snapshot/state.ts";
import { StateEncoder } from "../snapshot/state-encoder.ts";
import { type Work, wait } from "../work.ts";
import type { Image } from "../writes/image.ts";
import type { Commit } from "./commit.ts";
import type { Cut } from "./cut.ts";
import { Entities } from "./entities.ts";
import { Ownership } from "./ownership.ts";
import type { StorePlan } from "./recover.ts";
import { Rotation } from "./rotation.ts";
import type { SnapshotWatchers } from "./snapshot-watchers.ts";
import type { OpenedFiles } from "./start.ts";
import { removeSuperseded } from "./superseded.ts";

/** What snapshots are of. */
export interface Subject {
  readonly plan: StorePlan<object>;
  readonly files: OpenedFiles;
  readonly system: object;
  readonly entities: Entities;
  readonly commit: Commit;
  /** Where the snapshot in progress is told of writes. */
  readonly writes: { image: Image | undefined };
  /** The latest instant that a command saw. */
  lastInstantMs(): number;
  /** Lets others run, for so long at least. */
  rest(durationMs: number): Promise<void> | undefined;
}

/** Takes a snapshot, from the end of a batch to its file. */
export class Taking {
  /** Sequence of the newest that is complete. */
  newestSequence: number;
  readonly rotation: Rotation;
  readonly #subject: Subject;
  readonly #ownership: Ownership;

  constructor(subject: Subject, newestSequence: number) {
    const { plan, files, commit } = subject;
    this.#subject = subject;
    this.#ownership = new Ownership(plan.disk, files.epoch, commit);
    this.rotation = new Rotation(files, this.#ownership, subject.lastInstantMs());
    this.newestSequence = newestSequence;
  }

  /** @param isLast Whether nothing more will run: then the state is made from what was read back, too. */
  *take(cut: Cut, watchers: SnapshotWatchers, isLast: boolean): Work<void> {
    const { commit, files } = this.#subject;
    const { rotation } = this;
    let obstacle: unknown;
    yield* commit.boundary({
      begin: (sequence) => this.#begin(cut, sequence),
      *finish() {
        if (cut.encoder === undefined) return;
        cut.header = files.header(cut.sequence!, rotation.lastInstantMs, realNowMs());
        obstacle = yield* rotation.cut(cut.sequence!);
      },
    });
    if (cut.encoder === undefined) return;
    try {
      if (obstacle !== undefined) throw obstacle;
      yield* this.#save(cut, cut.encoder, watchers, isLast);
    } catch (cause) {
      if (cut.isOwn(cause)) throw cause;
      this.#ownership.expectHeld(cause);
      throw new CoopyError(
        "COOPY5207",
        `the snapshot at sequence ${cut.sequence} could not be written. The journal goes on without it.`,
        { cause },
      );
    }
    this.newestSequence = cut.sequence!;
    yield* this.#removeSuperseded();
  }

  /** From here on the state as it is now is kept for the encoder. */
  #begin(cut: Cut, sequence: number): void {
    cut.expectWanted();
    cut.sequence = sequence;
    if (sequence <= this.newestSequence) return;
    const { plan, system, entities, writes, lastInstantMs } = this.#subject;
    this.rotation.lastInstantMs = lastInstantMs();
    cut.encoder = new StateEncoder(plan, system, entities, writes);
  }

  *#save(cut: Cut, encoder: StateEncoder, watchers: SnapshotWatchers, isLast: boolean): Work<void> {
    const { plan, rest } = this.#subject;
    yield* saveSnapshot(plan.disk.aside, cut.header!, encoder, {
      *breathe(writtenBytes) {
        cut.writtenBytes = writtenBytes;
        watchers.proceeds(cut);
        cut.expectWanted();
        // Twice as long as it worked itself: two thirds of the time are for others.
        const { workedMs } = encoder;
        encoder.workedMs = 0;
        yield* wait(rest(isLast ? 0 : 2 * workedMs));
        cut.expectWanted();
      },
      // The whole state a second time in memory, and all at once, is for when nothing else goes on.
      verify: isLast ? (body) => void decodeState(plan, body, new Entities()) : undefined,
    });
  }

  /** What cannot be removed now is removed after the next snapshot. */
  *#removeSuperseded(): Work<void> {
    try {
      yield* removeSuperseded(this.#subject.plan.disk.aside, yield* this.#ownership.files());
    } catch (error) {
      this.#ownership.expectHeld(error);
      platform().warn(error);
    }
  }
}
