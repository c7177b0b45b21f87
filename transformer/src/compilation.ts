import type ts from "typescript";

/**
 * A program and the compiler it belongs to. The compiler is passed along, never imported: it may be the
 * user's TypeScript 5.9 or 6.0, or the one inside ts-morph when the user's own has no transformer API.
 */
export interface Compilation {
  readonly ts: typeof ts;
  readonly program: ts.Program;
}
