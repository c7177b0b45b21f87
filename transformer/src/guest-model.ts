import type { ClassProblem } from "./class-model.ts";
import type { DeclarationId, Place } from "./model.ts";
import type { Unsupported } from "./shape.ts";

/**
 * A class whose instances can come into a state though no type of it need name the class: modules of the system make
 * them, and TypeScript lets them stand where they fit, or where a type leaves open what it holds.
 */
export interface Guest {
  readonly kind: "guest";
  readonly class: DeclarationId;
  /** Ids of the classes and object types that an instance fits, as far as the system's types reach them. */
  readonly fits: readonly string[];
}

/** An expression whose value goes into a state, and cannot be stored. */
export interface Misfit {
  readonly kind: "misfit";
  /** The property of the state that it goes into: "Journal.last". */
  readonly target: string;
  /** Its class, where that is what cannot be stored: "Parser". */
  readonly class?: string;
  readonly cause: Cause;
  readonly place: Place;
}

/** An expression whose value may be none that a state can hold, where no type tells it from here on. */
export interface Suspect {
  readonly kind: "suspect";
  /** The function of the runtime that takes the value. */
  readonly function: "unstorable";
  /** The name before it that a shorthand property (`{ socket }`) needs. */
  readonly key?: string;
  readonly place: Place;
}

/** What keeps a value from being stored. */
export type Cause =
  | { readonly kind: "problem"; readonly class: string; readonly problem: ClassProblem }
  /** A field of it, or of something that it holds: "Parser.onError". */
  | { readonly kind: "field"; readonly name: string; readonly shape: Unsupported; readonly place: Place }
  /** The value itself. */
  | { readonly kind: "value"; readonly shape: Unsupported };
