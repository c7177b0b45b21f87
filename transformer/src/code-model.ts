import type { Argument, Rule } from "./effects/member-effect.ts";
import type { Flow } from "./flow-model.ts";
import type { Place } from "./model.ts";

export type { Flow, FlowStep, Slot } from "./flow-model.ts";

/**
 * Code that commands and queries can reach, as plain JSON: what it uses, what it calls, and where values flow in it.
 * `analyse/code` makes it; `effects/` tells from it what may be written, and `check/` what could differ on replay.
 */
export type UnitId = number;

/** A piece of code that runs as a whole: a function, the construction of a class, an initialiser. */
export interface Unit {
  readonly kind: "unit";
  readonly id: UnitId;
  /** "Orders.place", "stamp", "rates" for the initialiser of that constant. */
  readonly label: string;
  readonly place: Place;
  /** It is a package's: nothing is inserted into it. */
  readonly isForeign?: true;
  /** Of library members and such, in order of place. */
  readonly uses: readonly Use[];
  readonly calls: readonly Call[];
  /** What is wrong where it stands, whatever is called. */
  readonly findings: readonly Finding[];
  /** Variables of modules that it reads: objects which other code may change. */
  readonly reads: readonly OutsideRead[];
  readonly guards: readonly Guard[];
  readonly flow: Flow;
}

/** A member of the library, of a module of Node, or of a package, and how it is used. */
export interface Use {
  readonly kind: "use";
  /** As the tables of effects name it: "DateConstructor.now". */
  readonly member: string;
  /** As the user wrote it: "Date.now()". */
  readonly text: string;
  /** Absent where it is not called here: a call may have any. */
  readonly arguments?: readonly Argument[];
  readonly isOfDates?: true;
  /** A function that is named and not called: where it is made decides nothing. */
  readonly isHandedOn?: true;
  readonly place: Place;
}

/** A way from one unit into another. */
export interface Call {
  readonly kind: "call";
  readonly to: UnitId;
  /**
   * `open`: by an interface or abstract class, behind which others may stand. `initialise`: a value made when a module
   * is loaded; `keep`: one that holds functions, and so what these keep between their calls.
   */
  readonly how: "call" | "open" | "initialise" | "keep";
  /** How the language calls it: "conversion". */
  readonly hook?: string;
  readonly place: Place;
}

export interface Finding {
  readonly kind: "finding";
  readonly rule: Rule;
  readonly text: string;
  readonly cause?: string;
  /** What to do, where that is not what the rule says. */
  readonly fix?: string;
  /** Only in what is kept between commands: a function in it changes a variable of the function around it. */
  readonly isKept?: true;
  readonly place: Place;
}

/** A `catch` that does not ask what it has caught. */
export interface Guard {
  readonly kind: "guard";
  /** What is called in its `try`. */
  readonly calls: readonly UnitId[];
  readonly place: Place;
}

export interface OutsideRead {
  readonly kind: "outside-read";
  readonly variable: string;
  readonly text: string;
  readonly place: Place;
}
