import { afterRest } from "../turn.ts";
import { doWork, doWorkNow, type Work } from "../work.ts";

/** How those who call a store get what they asked for. The engine is the same. */
export interface Front {
  /** Gives the result of what ran, once `durable` resolves. */
  answer(result: unknown, durable: Promise<void> | undefined): unknown;
  /** Gives the error of what was refused or undone, once what it saw is durable. */
  refuse(error: unknown, durable: Promise<void> | undefined): unknown;
  /** Lets others run, for so long at least. */
  rest(durationMs: number): Promise<void> | undefined;
  /** Gives what comes of the work. */
  do<Result>(work: Work<Result>): Result | Promise<Result>;
}

/** Of `open`: every answer is a promise. */
export const promisedFront: Front = {
  answer(result, durable) {
    if (durable === undefined) return Promise.resolve(result);
    // Callers without a result share one promise.
    return result === undefined ? durable : durable.then(() => result);
  },
  refuse(error, durable) {
    if (durable === undefined) return Promise.reject(error);
    return durable.then(() => {
      throw error;
    });
  },
  rest: (durationMs) => new Promise((resolve) => afterRest(durationMs, resolve)),
  do: doWork,
};

/** Of `openSync`: calls return what they came to, and everything is durable when they do. */
export const immediateFront: Front = {
  answer: (result) => result,
  refuse(error) {
    throw error;
  },
  rest: () => undefined,
  do: doWorkNow,
};
