import type { SnapshotProgress } from "./snapshot-watchers.ts";

/** What a store did and does. */
export interface Status {
  /** Number of records that ran: the sequence of the last. */
  readonly sequence: number;
  /** Sequence of the last record that is durable. */
  readonly durableSequence: number;
  /** Batches written since the store was opened. */
  readonly batchCount: number;
  /** Syncs of the journal since the store was opened. */
  readonly syncCount: number;
  /** How often the store was opened, this time included. */
  readonly epoch: number;
  /** Errors thrown by listeners given to `subscribe`. */
  readonly listenerErrorCount: number;
  readonly recovery: RecoveryReport;
  readonly snapshots: SnapshotsReport;
}

/** How it stands with snapshots. */
export interface SnapshotsReport {
  /** Sequence of the newest that is complete. */
  readonly newestSequence: number;
  /** The one that is being written. */
  readonly inProgress: SnapshotProgress | undefined;
  /** Why the last one that was taken unasked failed. */
  readonly failure: unknown;
}

/** How `open` found the state. */
export interface RecoveryReport {
  /** Whether there was nothing, and the store was made. */
  readonly isNew: boolean;
  /** Sequence of the snapshot that was loaded. */
  readonly snapshotSequence: number;
  /** Records of the journal that ran again. */
  readonly replayedCount: number;
  readonly durationMs: number;
  /** Whether the last owner closed the store. */
  readonly wasClosed: boolean;
  /** The unfinished last batch, cut off and kept aside. */
  readonly tornTail: TornTail | undefined;
  /** New names of the newer snapshots that did not check. */
  readonly setAside: readonly string[];
}

export interface TornTail {
  /** The segment that was cut. */
  readonly segment: string;
  /** Where, and how many bytes were cut. */
  readonly offset: number;
  readonly lengthBytes: number;
  /** The sequence that its first record would have had. */
  readonly sequence: number;
  /** The file that holds the bytes now. */
  readonly keptAs: string;
}
