import { elapsedMs } from "../clock.ts";
import { enterQuery, leaveQuery } from "../command-in-progress.ts";

/** How long something works before others have their turn, and after how many steps at most the clock is looked at. */
export interface Pace {
  readonly sliceMs: number;
  readonly stepsMax: number;
}

export const usualPace: Pace = { sliceMs: 2, stepsMax: 16 };

/** The clock is looked at after as many bytes, too. */
const uncheckedBytes = 4 * 1024;

/** What works in steps. */
interface Working {
  readonly position: number;
  /** Whether there is enough to be given away. */
  readonly isFull: boolean;
  /** How long it has worked. */
  workedMs: number;
  /** What a step threw. */
  failure: unknown;
}

/** Takes steps until a slice of time is over, or there is enough. @returns whether it took them all. */
export function workForSlice(
  steps: Iterator<unknown>,
  working: Working,
  { sliceMs, stepsMax }: Pace,
): boolean {
  const startMs = elapsedMs();
  const outer = enterQuery();
  try {
    let checkedAt = working.position;
    for (let count = 1; steps.next().done !== true; count++) {
      if (count % stepsMax !== 0 && working.position - checkedAt < uncheckedBytes) continue;
      if (working.isFull || elapsedMs() - startMs >= sliceMs) return false;
      checkedAt = working.position;
    }
    return true;
  } catch (error) {
    working.failure = error;
    throw error;
  } finally {
    leaveQuery(outer);
    working.workedMs += elapsedMs() - startMs;
  }
}
