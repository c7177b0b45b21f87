import { platform } from "../platform.ts";
import type { Cut } from "./cut.ts";

/** A snapshot that is being written, or was. */
export interface SnapshotProgress {
  /** Of the last command in it. */
  readonly sequence: number;
  /** `failed` when it was cancelled, too. */
  readonly phase: "writing" | "complete" | "failed";
  /** Objects met so far: more may be found in those that are not written yet. */
  readonly objectCount: number;
  /** Length of the file so far. */
  readonly writtenBytes: number;
  /** Why it failed. */
  readonly error?: unknown;
}

export type SnapshotWatcher = (progress: SnapshotProgress) => void;

/** Those who want to hear how snapshots proceed. */
export class SnapshotWatchers {
  /** Errors that they threw. */
  errorCount = 0;
  readonly #watchers = new Set<{ readonly watcher: SnapshotWatcher }>();
  #toldBytes = -1;

  /** @returns what ends it. */
  add(watcher: SnapshotWatcher): () => void {
    const entry = { watcher };
    this.#watchers.add(entry);
    return () => void this.#watchers.delete(entry);
  }

  /** Told at the beginning, and when more was written. */
  proceeds(cut: Cut): void {
    if (this.#watchers.size === 0 || cut.writtenBytes === this.#toldBytes) return;
    this.#toldBytes = cut.writtenBytes;
    this.#tell(progressOf(cut)!);
  }

  over(cut: Cut, error: unknown): void {
    this.#toldBytes = -1;
    const progress = progressOf(cut);
    if (progress === undefined || this.#watchers.size === 0) return;
    this.#tell(
      error === undefined ? { ...progress, phase: "complete" } : { ...progress, phase: "failed", error },
    );
  }

  #tell(progress: SnapshotProgress): void {
    for (const { watcher } of [...this.#watchers]) {
      try {
        watcher(progress);
      } catch (error) {
        this.errorCount++;
        platform().warn(error);
      }
    }
  }
}

/** Undefined of one that has not begun, or has nothing to write. */
export function progressOf({ sequence, encoder, writtenBytes }: Cut): SnapshotProgress | undefined {
  if (sequence === undefined || encoder === undefined) return undefined;
  return { sequence, phase: "writing", objectCount: encoder.objectCount, writtenBytes };
}
