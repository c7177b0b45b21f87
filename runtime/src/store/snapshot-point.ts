import type { FileHeader } from "../journal/file-header.ts";
import type { Captured } from "../snapshot/encode.ts";

/** The state at the moment when a batch ends. */
export interface SnapshotPoint {
  readonly captured: Captured;
  readonly lastInstantMs: number;
}

/** The snapshot that a store begins with, and the latest instant until it was opened. */
export interface NewestSnapshot {
  readonly snapshotSequence: number;
  readonly lastInstantMs: number;
}

/** A snapshot between the end of its batch and its file. */
export interface Cut {
  sequence: number;
  /** Undefined when there is nothing new. */
  point: SnapshotPoint | undefined;
  header: FileHeader | undefined;
  /** Why the journal could not go on in a new segment. */
  obstacle: unknown;
}
