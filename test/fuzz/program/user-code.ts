/** Set while bytes are decoded: nothing of the program may run then. */
export const watch = { isDecoding: false };

/** Constructors, accessors and methods call it. What it throws is no error that decoding may end with. */
export function userCodeRuns(what: string): void {
  // @nondeterministic-ok DET166: only tells the test that code of the program ran
  if (watch.isDecoding) throw new Error(`user code ran while bytes were decoded: ${what}`);
}
