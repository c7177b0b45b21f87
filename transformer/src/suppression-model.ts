import type { Place, Span } from "./model.ts";

/** A comment that lets code stand which breaks a rule of determinism: `// @nondeterministic-ok DET161: <reason>`. */
export interface Suppression {
  readonly kind: "suppression";
  /** As the tables name them, whichever way they are written: "DET161". Empty where the comment names none. */
  readonly rules: readonly string[];
  /** Why the code may stand, in the user's words. Empty where the comment gives none. */
  readonly reason: string;
  /** The comment. */
  readonly place: Place;
  /** The line that it speaks of: its own where code stands before it, else the first one below the comments. */
  readonly line: Span;
}
