/**
 * For the tests of programs that use coopy: a clock that stands still, a memory that can crash, a storage that
 * writes down what is done to it, a simulated disk that loses what was not synced and fails as disks do.
 *
 * @packageDocumentation
 */
import { useRealClock } from "./clock.ts";
import { MemoryStorage } from "./memory-storage.ts";

export type { MemoryStorage } from "./memory-storage.ts";
export { type DiskErrorName, type DiskFault, diskError, type OperationKind } from "./testing/disk-fault.ts";
export type { DiskOperation } from "./testing/machine.ts";
export { type Operation, RecordingStorage, recording } from "./testing/recording-storage.ts";
export { type SimulatedStorage, simulatedStorage } from "./testing/simulated-storage.ts";

/** A clock under the test's control. */
export interface FixedClock {
  /** Sets the time. It may go back: commands do not follow it there. */
  set(nowMs: number): void;
  /** Moves the time on. */
  advance(byMs: number): void;
  /** Brings the real clock back. */
  [Symbol.dispose](): void;
}

/** Stops the clock of all stores and of `clock` at a time, by default 2000-01-01T00:00:00Z. Use it with `using`. */
export function fixedClock(startMs = 946_684_800_000): FixedClock {
  let nowMs = startMs;
  const restore = useRealClock(() => nowMs);
  return {
    set(newMs) {
      nowMs = newMs;
    },
    advance(byMs) {
      nowMs += byMs;
    },
    [Symbol.dispose]: restore,
  };
}

/**
 * A memory whose machine can stop: `crash()` drops every byte and name that was not synced, and ends the lock.
 * Open it again to see what is recovered.
 */
export function crashableMemory(): MemoryStorage {
  return new MemoryStorage();
}
