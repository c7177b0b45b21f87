import type { Unhookable } from "./flow-model.ts";
import type { Place, Step } from "./model.ts";

/** Where code writes to an object that may be part of a state, and what is put there to note it. */
export interface Hook {
  readonly kind: "hook";
  /**
   * `around`: the function takes the expression and gives back what is written to. `ahead`: it is called before the
   * expression, whose parts it is given. `key`: around the key of what an `around` before it has taken, the value, or
   * all of it.
   */
  readonly form: "around" | "ahead" | "key";
  readonly function: HookFunction;
  /** Source text of its arguments; those behind the expression for `around`. */
  readonly arguments: readonly string[];
  /** What follows behind `around`, for the access to stay part of an optional chain. */
  readonly chain?: "?" | "?.";
  /** Of `ahead`: the expression is no statement of its own. */
  readonly isEnclosed?: true;
  readonly place: Place;
}

/** Functions of the runtime that note a write. */
export type HookFunction =
  | "touch"
  | "touchKey"
  | "touchDeleted"
  | "touchSlot"
  | "touched"
  | "touchedField"
  | "touchedSlot"
  | "deleting"
  | "element"
  | "elementDeleted"
  | "key"
  | "keptKey"
  | "assigned"
  | "finished"
  | "settled"
  | "arrayWriter"
  | "mapWriter"
  | "setWriter"
  | "whole";

/** Where a write happens that cannot be noted, or not be taken back. */
export interface Unhooked {
  readonly kind: "unhooked";
  readonly reason: Unhookable;
  /** What stands there: "Object.freeze(this.item)". */
  readonly text: string;
  /** Of a package: its function. */
  readonly label?: string;
  readonly place: Place;
  /** The command, and what it calls on the way. */
  readonly chain: readonly Step[];
}

/** Code that may write to what can belong to a store: it looks where it is called from. */
export interface GuardedMethod {
  readonly kind: "guarded-method";
  /** "Account.withdraw", "new Note" */
  readonly label: string;
  /** What may belong to a store: "this", or what parameters bring where it writes to nothing else. */
  readonly subjects: readonly string[];
  /** `statement`: between two places of a body. `value`: before an expression, which is a default, a key or a whole body. */
  readonly form: "statement" | "value";
  /** It stands behind a directive that has no semicolon. */
  readonly isBehindText?: true;
  /** The body's first brace, or what stands for it; the expression. */
  readonly place: Place;
}
