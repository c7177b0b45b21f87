import { CoopyError, isCode } from "../errors.ts";
import type { Batch } from "../journal/batch.ts";
import type { Work } from "../work.ts";

/** How records get to the disk. */
export interface Commit {
  /** The batch that records go to now. */
  readonly pending: Batch;
  /**
   * Counts what was written to the pending batch since `start` as one record.
   * @returns what resolves when it is durable; undefined when it is.
   * @throws CoopyError COOPY5007, COOPY5013 when it would have been durable on return.
   */
  add(start: number): Promise<void> | undefined;
  /** Resolves when everything added so far is durable; undefined when it is. */
  durable(): Promise<void> | undefined;
  /** Done when the boundary is finished. */
  boundary(boundary: Boundary): Work<void>;
  /** Ends the writing: nobody knows what the last of it did. @returns the error that callers get from now on. */
  fail(cause: unknown): CoopyError;
  /** Nothing is written any more. */
  stop(): void;
}

/** What is to be done between two batches. */
export interface Boundary {
  /** At the moment when all that ran so far, up to `sequence`, is in the batch about to be written. */
  begin(sequence: number): void;
  /** When that batch is durable, and before the next is written. */
  finish(): Work<void>;
}

export interface CommitListener {
  /** The batch is durable. @returns what is to be done before the next is written. */
  durable(batch: Batch): Work<void> | undefined;
  /** Writing failed; nothing more will be written. */
  failed(error: CoopyError): void;
}

/** The error for those who wait when writing fails. After a full disk alone it is known what was not executed. */
export function failureOf(cause: unknown): CoopyError {
  if (isCode(cause, "COOPY5013")) return cause;
  return new CoopyError(
    "COOPY5007",
    "writing the journal failed, so it is unknown whether the last commands are durable. Close the store, mend the storage, and open it again to find out.",
    { cause },
  );
}
