import type { CoopyError } from "../errors.ts";
import { Batch } from "../journal/batch.ts";
import type { Journal } from "../journal/journal.ts";
import { doWorkNow, type Work } from "../work.ts";
import { type Boundary, type Commit, type CommitListener, failureOf } from "./commit.ts";
import { IdleSeal } from "./idle-seal.ts";

/** Writes and syncs each record before the call returns: every batch has one. */
export class DirectCommit implements Commit {
  readonly pending = new Batch();
  readonly #journal: Journal;
  readonly #listener: CommitListener;
  readonly #idleSeal = new IdleSeal(() => this.#sealIdle());
  #failure: CoopyError | undefined;
  #isStopped = false;

  constructor(journal: Journal, listener: CommitListener) {
    this.#journal = journal;
    this.#listener = listener;
    this.pending.begin(journal.durableSequence + 1);
  }

  add(start: number): undefined {
    const batch = this.pending;
    batch.add(start);
    try {
      doWorkNow(this.#journal.append(batch));
    } catch (error) {
      throw this.fail(error);
    }
    this.#finish(batch);
    batch.begin(batch.lastSequence + 1);
    this.#idleSeal.touch();
  }

  durable(): undefined {}

  /** The record is durable: its caller is answered, and what fails from here on is for those who call next. */
  #finish(batch: Batch): void {
    try {
      const next = this.#listener.durable(batch);
      if (next !== undefined) doWorkNow(next);
    } catch (error) {
      this.fail(error);
    }
  }

  *boundary(boundary: Boundary): Work<void> {
    if (this.#failure !== undefined) throw this.#failure;
    boundary.begin(this.pending.lastSequence);
    try {
      yield* boundary.finish();
    } catch (error) {
      throw this.fail(error);
    }
  }

  fail(cause: unknown): CoopyError {
    if (this.#failure !== undefined) return this.#failure;
    this.#failure = failureOf(cause);
    this.stop();
    this.#listener.failed(this.#failure);
    return this.#failure;
  }

  stop(): void {
    this.#isStopped = true;
    this.#idleSeal.stop();
  }

  #sealIdle(): void {
    if (this.#isStopped) return;
    try {
      doWorkNow(this.#journal.sealIfRoom());
    } catch (error) {
      this.fail(error);
    }
  }
}
