import type { CoopyError } from "../errors.ts";
import { Batch } from "../journal/batch.ts";
import type { Journal } from "../journal/journal.ts";
import { atEndOfTurn } from "../turn.ts";
import { doWork, type Work, wait } from "../work.ts";
import { type Boundary, type Commit, type CommitListener, failureOf } from "./commit.ts";
import { Deferred } from "./deferred.ts";
import { IdleSeal } from "./idle-seal.ts";

interface Waiting {
  readonly boundary: Boundary;
  readonly done: Deferred<void>;
}

/**
 * Gathers records into batches: while one is written and synced the next fills. Callers of one turn of the event
 * loop share a batch, and so do those that were waiting for the batch before.
 */
export class GroupCommit implements Commit {
  readonly #journal: Journal;
  readonly #listener: CommitListener;
  readonly #idleSeal = new IdleSeal(() => void this.#sealIdle());
  #pending = new Batch();
  #spare = new Batch();
  #pendingDone = new Deferred<void>();
  #writingDone: Deferred<void> | undefined;
  #boundaries: Waiting[] = [];
  #isAwake = false;
  #isStopped = false;
  #failure: CoopyError | undefined;

  constructor(journal: Journal, listener: CommitListener) {
    this.#journal = journal;
    this.#listener = listener;
    this.#pending.begin(journal.durableSequence + 1);
  }

  get pending(): Batch {
    return this.#pending;
  }

  add(start: number): Promise<void> {
    const batch = this.#pending;
    batch.add(start);
    if (!this.#isAwake) this.#wake();
    return this.#pendingDone.promise;
  }

  durable(): Promise<void> | undefined {
    return this.#pending.count > 0 ? this.#pendingDone.promise : this.#writingDone?.promise;
  }

  *boundary(boundary: Boundary): Work<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const done = new Deferred<void>();
    this.#boundaries.push({ boundary, done });
    if (!this.#isAwake) this.#wake();
    yield* wait(done.promise);
  }

  #wake(): void {
    this.#isAwake = true;
    atEndOfTurn(() => void this.#work());
  }

  async #work(): Promise<void> {
    try {
      while (this.#hasWork) {
        await this.#writePending();
        // The callers just answered run now, and what they call next joins the batch that filled meanwhile.
        await new Promise<void>(atEndOfTurn);
      }
      if (this.#isStopped) return;
      this.#isAwake = false;
      this.#idleSeal.touch();
    } catch (error) {
      this.fail(error);
    }
  }

  async #writePending(): Promise<void> {
    const batch = this.#pending;
    const done = this.#pendingDone;
    this.#pending = this.#spare;
    this.#pendingDone = new Deferred();
    this.#pending.begin(batch.lastSequence + 1);
    if (batch.count > 0) this.#writingDone = done;
    const boundaries = this.#boundaries.splice(0).filter((entry) => hasBegun(entry, batch.lastSequence));
    try {
      if (batch.count > 0) await this.#write(batch, done);
      for (const entry of boundaries) {
        await doWork(entry.boundary.finish());
        entry.done.resolve();
      }
      this.#spare = batch;
    } catch (error) {
      const failure = this.fail(error);
      if (batch.count > 0) done.reject(failure);
      for (const entry of boundaries) entry.done.reject(failure);
    }
  }

  async #write(batch: Batch, done: Deferred<void>): Promise<void> {
    await doWork(this.#journal.append(batch));
    const next = this.#listener.durable(batch);
    this.#writingDone = undefined;
    done.resolve();
    if (next !== undefined) await doWork(next);
  }

  /** Without a sync: it costs nothing, and holds once something later is synced or the machine gets round to it. */
  async #sealIdle(): Promise<void> {
    if (this.#isAwake || this.#isStopped) return;
    this.#isAwake = true;
    try {
      await doWork(this.#journal.sealIfRoom());
    } catch (error) {
      this.fail(error);
      return;
    }
    if (this.#hasWork) await this.#work();
    else this.#isAwake = false;
  }

  get #hasWork(): boolean {
    return !this.#isStopped && (this.#pending.count > 0 || this.#boundaries.length > 0);
  }

  /** Gives up: what waits is refused, and nothing more is written. */
  fail(cause: unknown): CoopyError {
    if (this.#failure !== undefined) return this.#failure;
    const failure = failureOf(cause);
    this.#failure = failure;
    this.stop();
    this.#writingDone = undefined;
    this.#listener.failed(failure);
    if (this.#pending.count > 0) this.#pendingDone.reject(failure);
    for (const { done } of this.#boundaries.splice(0)) done.reject(failure);
    return failure;
  }

  stop(): void {
    this.#isStopped = true;
    this.#isAwake = true;
    this.#idleSeal.stop();
  }
}

/** A boundary that throws as it begins concerns only whoever asked for it. */
function hasBegun({ boundary, done }: Waiting, sequence: number): boolean {
  try {
    boundary.begin(sequence);
    return true;
  } catch (error) {
    done.reject(error);
    return false;
  }
}
