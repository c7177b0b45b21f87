import { CoopyError } from "../errors.ts";
import type { FileHeader } from "../journal/file-header.ts";
import type { StateEncoder } from "../snapshot/state-encoder.ts";
import { Deferred } from "./deferred.ts";

/** A snapshot that is being taken. */
export class Cut {
  /** Settled when it is over, one way or the other. */
  readonly done = new Deferred<void>();
  /** Of the last command in it; undefined before its batch ends. */
  sequence: number | undefined;
  /** Undefined when there is nothing new. */
  encoder: StateEncoder | undefined;
  header: FileHeader | undefined;
  /** How much of the file is written. */
  writtenBytes = 0;
  #cancellation: CoopyError | undefined;

  cancel(): void {
    this.#cancellation ??= cancelled();
  }

  /** @throws CoopyError COOPY5014 when it shall not be written to its end. */
  expectWanted(): void {
    if (this.#cancellation !== undefined) throw this.#cancellation;
  }

  /** What is told instead of an error of the storage: that it was cancelled, or that the state cannot be written. */
  isOwn(error: unknown): boolean {
    return error !== undefined && (error === this.#cancellation || error === this.encoder?.failure);
  }
}

export function cancelled(): CoopyError {
  return new CoopyError(
    "COOPY5014",
    "the store was closed while this snapshot was being written. Nothing is lost: the journal has all that ran, and `close` writes a snapshot of its own unless told not to.",
  );
}
