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

/** What steps write to. */
interface Output {
  readonly position: number;
  /** Whether there is enough to be given away. */
  readonly isFull: boolean;
}

/** Takes steps until a slice of time is over, or the output is full. @returns whether it took them all. */
export function workForSlice(steps: Iterator<unknown>, output: Output, { sliceMs, stepsMax }: Pace): boolean {
  const endMs = elapsedMs() + sliceMs;
  const outer = enterQuery();
  try {
    let checkedAt = output.position;
    for (let count = 1; steps.next().done !== true; count++) {
      if (count % stepsMax !== 0 && output.position - checkedAt < uncheckedBytes) continue;
      if (output.isFull || elapsedMs() >= endMs) return false;
      checkedAt = output.position;
    }
    return true;
  } finally {
    leaveQuery(outer);
  }
}
