/**
 * Work that waits for storage, written once for both of its timings: it yields what an operation answered, a promise or
 * the result itself, and is given the result.
 */
export type Work<Result> = Generator<unknown, Result, unknown>;

/** The result of an operation, whether it is there or promised. */
export function* wait<Result>(answer: Result | Promise<Result>): Work<Result> {
  return (yield answer) as Result;
}

/** Does the work, waiting for what is promised. */
export async function doWork<Result>(work: Work<Result>): Promise<Result> {
  let step = work.next();
  while (step.done !== true) {
    const answer = step.value;
    if (!isPromise(answer)) {
      step = work.next(answer);
      continue;
    }
    let result: unknown;
    try {
      result = await answer;
    } catch (error) {
      step = work.throw(error);
      continue;
    }
    step = work.next(result);
  }
  return step.value;
}

/** Does the work before it returns. Its storage must answer immediately. */
export function doWorkNow<Result>(work: Work<Result>): Result {
  let step = work.next();
  while (step.done !== true) step = work.next(step.value);
  return step.value;
}

function isPromise(answer: unknown): answer is PromiseLike<unknown> {
  return typeof (answer as { readonly then?: unknown } | null | undefined)?.then === "function";
}
