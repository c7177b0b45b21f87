import type { Place, Step } from "./model.ts";

/** A write to what belongs to a module: no store keeps it. */
export interface OutsideWrite {
  readonly kind: "outside-write";
  /** As code reads it; see `OutsideRead`. */
  readonly variable: string;
  /** "Account.count", "cache" */
  readonly name: string;
  /** Whether it is of the language or of the process: a prototype, `globalThis`. */
  readonly isShared: boolean;
  /** Whether it is an iterator or a generator, which keeps its place. */
  readonly isIterator: boolean;
  readonly text: string;
  readonly place: Place;
  readonly chain: readonly Step[];
}

/** A function that changes what a variable of a module holds. */
export interface OutsideWriter {
  readonly variable: string;
  readonly label: string;
  readonly file: string;
}

/** A function that is given to `read` or `peek`, and that gets at the state in a way that its types do not show. */
export interface Look {
  readonly kind: "look";
  readonly function: string;
  /** `changes` or `gives`: a part of the state, past its readonly type. `keeps`: a reference to a part of it. */
  readonly does: "changes" | "gives" | "keeps";
  readonly text: string;
  readonly place: Place;
  readonly chain: readonly Step[];
}
