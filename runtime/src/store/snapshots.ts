import { type Work, wait } from "../work.ts";
import { Cut, cancelled } from "./cut.ts";
import type { Front } from "./front.ts";
import type { Rotation } from "./rotation.ts";
import { type SnapshotOptions, SnapshotPolicy } from "./snapshot-policy.ts";
import { progressOf, SnapshotWatchers } from "./snapshot-watchers.ts";
import type { SnapshotsReport } from "./status.ts";
import { type Subject, Taking } from "./taking.ts";

/** With which snapshots a store begins, and how it goes on with them. */
export interface SnapshotsStart {
  readonly snapshotSequence: number;
  /** Length of the journal behind that snapshot. */
  readonly unsavedBytes: number;
  readonly settings: { readonly snapshots: Required<SnapshotOptions>; readonly front: Pick<Front, "do"> };
}

/** Snapshots of an open store, one at a time. Commands go on while they are written. */
export class Snapshots {
  readonly watchers = new SnapshotWatchers();
  readonly policy: SnapshotPolicy;
  readonly #taking: Taking;
  readonly #lastSequence: () => number;
  #current: Cut | undefined;
  #isEnded = false;

  constructor(subject: Subject, { snapshotSequence, unsavedBytes, settings }: SnapshotsStart) {
    this.#taking = new Taking(subject, snapshotSequence);
    this.#lastSequence = () => subject.commit.pending.lastSequence;
    const asked = {
      writtenBytes: () => subject.files.journal.writtenBytes,
      isAnythingNew: () => this.#lastSequence() > this.#taking.newestSequence,
      take: () => settings.front.do(this.take()),
    };
    this.policy = new SnapshotPolicy(settings.snapshots, asked, unsavedBytes);
  }

  get rotation(): Rotation {
    return this.#taking.rotation;
  }

  get report(): SnapshotsReport {
    return {
      newestSequence: this.#taking.newestSequence,
      inProgress: this.#current && progressOf(this.#current),
      failure: this.policy.failure,
    };
  }

  /**
   * Done when a snapshot of all that ran before the call is durable.
   * @param isLast Whether nothing more will run.
   */
  *take(isLast = false): Work<void> {
    while (this.#current !== undefined) yield* wait(this.#current.done.promise);
    if (this.#isEnded) throw cancelled();
    this.policy.began();
    const cut = new Cut();
    this.#current = cut;
    try {
      yield* this.#taking.take(cut, this.watchers, isLast);
      this.watchers.over(cut, undefined);
    } catch (error) {
      this.watchers.over(cut, error);
      throw error;
    } finally {
      cut.encoder?.end();
      this.#current = undefined;
      cut.done.resolve();
    }
  }

  /** No more commands will run. What holds them all is waited for, everything else is cancelled. */
  *end(isWanted: boolean): Work<void> {
    this.policy.stop();
    this.#isEnded = !isWanted;
    while (this.#current !== undefined) {
      const { sequence, done } = this.#current;
      const isBehind = sequence !== undefined && sequence < this.#lastSequence();
      if (!isWanted || isBehind) this.#current.cancel();
      yield* wait(done.promise);
    }
    if (isWanted) yield* this.take(true);
  }
}
