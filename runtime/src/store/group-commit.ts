import { CoopyError } from "../errors.ts";
import { Batch } from "../journal/batch.ts";
import type { Journal } from "../journal/journal.ts";
import { atEndOfTurn, later } from "../turn.ts";
import { Deferred } from "./deferred.ts";

/** How long nothing must happen before the journal says that its end is durable. */
const idleMs = 100;

/** What is to be done between two batches. */
export interface Boundary {
  /** At the moment when all that ran so far, up to `sequence`, is in the batch about to be written. */
  begin(sequence: number): void;
  /** When that batch is durable, and before the next is written. */
  finish(): Promise<void>;
}

export interface CommitListener {
  /** The batch ends here: no record will join it. */
  closed(batch: Batch): void;
  /** The batch is durable. */
  durable(batch: Batch): void;
  /** Writing failed; nothing more will be written. */
  failed(error: CoopyError): void;
}

/**
 * Gathers records into batches: while one is written and synced the next fills. Callers of one turn of the event
 * loop share a batch, and so do those that were waiting for the batch before.
 */
export class GroupCommit {
  readonly #journal: Journal;
  readonly #listener: CommitListener;
  #pending = new Batch();
  #spare = new Batch();
  #pendingDone = new Deferred<void>();
  #writingDone: Deferred<void> | undefined;
  #boundaries: { readonly boundary: Boundary; readonly done: Deferred<void> }[] = [];
  #isAwake = false;
  #isStopped = false;
  #failure: CoopyError | undefined;
  #cancelSeal = () => {};

  constructor(journal: Journal, listener: CommitListener) {
    this.#journal = journal;
    this.#listener = listener;
    this.#pending.begin(journal.durableSequence + 1);
  }

  /** The batch that records go to now. */
  get pending(): Batch {
    return this.#pending;
  }

  /** Counts what was written to the pending batch since `start` as one record. @returns what resolves when it is durable. */
  add(start: number): Promise<void> {
    const batch = this.#pending;
    batch.lengths.push(batch.writer.position - start);
    if (!this.#isAwake) this.#wake();
    return this.#pendingDone.promise;
  }

  /** Resolves when everything added so far is durable; undefined when it is. */
  durable(): Promise<void> | undefined {
    return this.#pending.count > 0 ? this.#pendingDone.promise : this.#writingDone?.promise;
  }

  /** Resolves when the boundary is finished. */
  boundary(boundary: Boundary): Promise<void> {
    const done = new Deferred<void>();
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    this.#boundaries.push({ boundary, done });
    if (!this.#isAwake) this.#wake();
    return done.promise;
  }

  #wake(): void {
    this.#isAwake = true;
    this.#cancelSeal();
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
      this.#cancelSeal = later(idleMs, () => void this.#sealIdle());
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
    this.#listener.closed(batch);
    const boundaries = this.#boundaries.splice(0).filter((entry) => hasBegun(entry, batch.lastSequence));
    try {
      if (batch.count > 0) {
        await this.#journal.append(batch);
        this.#listener.durable(batch);
      }
      this.#writingDone = undefined;
      done.resolve();
      for (const entry of boundaries) {
        await entry.boundary.finish();
        entry.done.resolve();
      }
      this.#spare = batch;
    } catch (error) {
      const failure = this.fail(error);
      if (batch.count > 0) done.reject(failure);
      for (const entry of boundaries) entry.done.reject(failure);
    }
  }

  /** Without a sync: it costs nothing, and holds once something later is synced or the machine gets round to it. */
  async #sealIdle(): Promise<void> {
    if (this.#isAwake || this.#isStopped) return;
    this.#isAwake = true;
    try {
      await this.#journal.seal(false);
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
    const failure = new CoopyError(
      "COOPY5007",
      "writing the journal failed, so it is unknown whether the last commands are durable. Close the store, mend the storage, and open it again to find out.",
      { cause },
    );
    this.#failure = failure;
    this.stop();
    this.#writingDone = undefined;
    this.#listener.failed(failure);
    if (this.#pending.count > 0) this.#pendingDone.reject(failure);
    for (const { done } of this.#boundaries.splice(0)) done.reject(failure);
    return failure;
  }

  /** Nothing is written any more. */
  stop(): void {
    this.#isStopped = true;
    this.#isAwake = true;
    this.#cancelSeal();
  }
}

/** A boundary that throws as it begins concerns only whoever asked for it. */
function hasBegun(
  { boundary, done }: { boundary: Boundary; done: Deferred<void> },
  sequence: number,
): boolean {
  try {
    boundary.begin(sequence);
    return true;
  } catch (error) {
    done.reject(error);
    return false;
  }
}
