import type { SynchronousHandle } from "./functions.ts";
import { storeOf } from "./handles.ts";
import type { Status } from "./store/status.ts";

/**
 * Resolves when everything that ran before the call is durable.
 *
 * @throws CoopyError COOPY5003, COOPY5007.
 */
export function flush(handle: SynchronousHandle): void;
export function flush(handle: object): Promise<void>;
export function flush(handle: object): unknown {
  return storeOf(handle).flush();
}

/**
 * Writes the whole state, as it is when the commands that ran so far are durable, so that the next `open` has less to replay.
 * Resolves when the snapshot is durable and was read back. Commands go on meanwhile; of a store of `openSync` the call returns
 * when it is done. The newest two snapshots are kept, with the journal behind the older one. Does nothing when nothing ran
 * since the last.
 *
 * @throws CoopyError COOPY5003 · COOPY5007 · COOPY5014 the store was closed meanwhile · COOPY5101 the state holds what cannot be
 * stored · COOPY5207 the snapshot could not be written; commands go on.
 */
export function snapshot(handle: SynchronousHandle): void;
export function snapshot(handle: object): Promise<void>;
export function snapshot(handle: object): unknown {
  return storeOf(handle).snapshot();
}

/**
 * Accepts nothing more, makes everything durable, writes a snapshot unless told not to, and lets the next owner in.
 * With a snapshot the next version of the code starts from the state, not from old commands. Closing again does nothing more.
 *
 * @throws CoopyError COOPY5007 the last writes failed · COOPY5101, COOPY5207 the snapshot failed; the store is closed nevertheless, and its
 * journal complete. A store that had failed before is closed without an error: its callers were told.
 */
export function close(handle: SynchronousHandle, options?: CloseOptions): void;
export function close(handle: object, options?: CloseOptions): Promise<void>;
export function close(handle: object, options: CloseOptions = {}): unknown {
  return storeOf(handle).close(options);
}

export interface CloseOptions {
  /** Whether a snapshot is written first. As `snapshots.atClose` had it when the store was opened, unless said otherwise. */
  readonly snapshot?: boolean;
}

/** What the store did since it was opened. Works on a closed one, too. */
export function status(handle: object): Status {
  return storeOf(handle).status;
}
