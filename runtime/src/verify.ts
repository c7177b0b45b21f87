import { Disk } from "./disk.ts";
import type { ClassOf } from "./opening.ts";
import { platform } from "./platform.ts";
import type { Storage } from "./storage.ts";
import { verifyDisk } from "./store/verify-disk.ts";
import { doWork } from "./work.ts";

/** What `verify` found. */
export interface Verification {
  /**
   * `sound`: every byte is as it was written. `torn`: so is every byte but those of a last write that did not get done: `open` will
   * cut it off, and nothing acknowledged is in it. `damaged`: other bytes are not; see `problems`. `foreign`: there is no store of coopy.
   */
  readonly verdict: "sound" | "torn" | "damaged" | "foreign";
  /**
   * Whether `open` would bring the state back. It does in spite of a rotten snapshot, if the one before and its journal are
   * sound; it does not unasked where code has changed whose calls are in the journal (COOPY5214), which is a problem of a sound store.
   */
  readonly opens: boolean;
  readonly problems: readonly Problem[];
  /** Name of the class that is stored. */
  readonly system: string | undefined;
  /** Of the last record. */
  readonly sequence: number | undefined;
  /** Whether the last owner closed the store. */
  readonly wasClosed: boolean;
  readonly segmentCount: number;
  readonly snapshotCount: number;
}

/** Something that is not as it was written, or that `open` would refuse. */
export interface Problem {
  /** What is wrong, where, and what to do. */
  readonly message: string;
  readonly file: string | undefined;
  readonly offset: number | undefined;
  /** Of the first record that is not known to be right. */
  readonly sequence: number | undefined;
}

/**
 * Checks every byte of a store, without opening it for writing: nothing is locked, repaired or changed.
 * Of a store that is open meanwhile, the end may be seen half written, as a torn tail.
 *
 * @param place a path, or a storage.
 * @param theClass the class that is stored. With it, the state is also brought back in memory, and the journal replayed.
 * @returns the report. It rejects only when files cannot be read (COOPY5207 to COOPY5213).
 */
export function verify(
  place: string | Storage,
  theClass?: ClassOf<object, readonly never[]>,
): Promise<Verification> {
  const storage = typeof place === "string" ? platform().directory(place) : place;
  return doWork(verifyDisk(Disk.promised(storage), theClass));
}
