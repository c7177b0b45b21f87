import { commandInProgress } from "./command-in-progress.ts";

/**
 * The time. Inside a command it is the command's instant: the same for the whole command, journalled with it, never
 * earlier than the instant of a command before it, and the same again on replay. Everywhere else, queries included,
 * it is the real time.
 */
export const clock: Clock = {
  now: () => new Date(nowMs()),
  nowMs,
};

export interface Clock {
  /** A new Date each call. */
  now(): Date;
  /** Whole milliseconds since 1970-01-01T00:00:00Z. */
  nowMs(): number;
}

let real: () => number = Date.now;

function nowMs(): number {
  const command = commandInProgress();
  return command === undefined ? realNowMs() : command.instantMs();
}

/** The wall clock, which may go backwards. */
export function realNowMs(): number {
  return Math.floor(real());
}

/** Milliseconds that only grow, with fractions: for how long something takes. */
export function elapsedMs(): number {
  return performance.now();
}

/** Replaces the wall clock, for tests. Returns what brings the former one back. */
export function useRealClock(nowMs: () => number): () => void {
  const former = real;
  real = nowMs;
  return () => {
    real = former;
  };
}
