/**
 * What the analysis knows about a program: plain JSON, no compiler objects. `analyse/` makes it,
 * `check/` and `emit/` read it, and any of it can be printed.
 */

export type {
  ClassProblem,
  ClassType,
  Field,
  LibraryBase,
  Making,
  Passing,
  RestoreGuard,
  Slot,
  Transient,
} from "./class-model.ts";
export type { Exception, Vouched } from "./exception-model.ts";
export type { Cause, Guest, Misfit, Suspect } from "./guest-model.ts";
export type { GuardedMethod, Hook, HookFunction, Unhooked } from "./hook-model.ts";
export type { Look, OutsideWrite, OutsideWriter } from "./outside-model.ts";
export type { Shape, Unsupported, UnsupportedReason } from "./shape.ts";

import type { ClassType, Field, Passing } from "./class-model.ts";
import type { Unit, UnitId } from "./code-model.ts";
import type { Vouched } from "./exception-model.ts";
import type { Guest, Misfit, Suspect } from "./guest-model.ts";
import type { GuardedMethod, Hook, Unhooked } from "./hook-model.ts";
import type { Look, OutsideWrite, OutsideWriter } from "./outside-model.ts";
import type { Shape } from "./shape.ts";
import type { Suppression } from "./suppression-model.ts";

/** Half-open range [start, end) of UTF-16 offsets into the original text of a file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a file. `file` is the absolute name the compiler uses. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** Stable name of a declaration: `package/path/in/package.ts#Name`. Survives minifiers. */
export type DeclarationId = string;

export interface Model extends Vouched {
  readonly kind: "model";
  readonly systems: readonly System[];
  /** Every class the systems can reach, the systems' own among them, bases before subclasses. */
  readonly classes: readonly ClassType[];
  /** Interfaces, type aliases and object literal types the classes and commands can reach. */
  readonly objects: readonly ObjectType[];
  /** Code that commands can reach, and code that changes objects which they read. */
  readonly units: readonly Unit[];
  readonly outsideWriters: readonly OutsideWriter[];
  readonly looks: readonly Look[];
  /** Calls of `open` and its like. */
  readonly opens: readonly Open[];
  /** Calls of `codec`. */
  readonly codecs: readonly CodecCall[];
  /** Where objects are made that can be passed to commands, in order of file and place. */
  readonly births: readonly Birth[];
  /** Where code that commands run writes to what others may see. */
  readonly hooks: readonly Hook[];
  readonly unhooked: readonly Unhooked[];
  /** Methods of classes of the states that may write. */
  readonly guarded: readonly GuardedMethod[];
  /** What goes into a state and cannot be stored. */
  readonly misfits: readonly Misfit[];
  /** Where such values can get out of sight, on their way into a state or elsewhere. */
  readonly suspects: readonly Suspect[];
  /** Marks that look like ours but are not. */
  readonly strayMarks: readonly StrayMark[];
  readonly suppressions: readonly Suppression[];
  readonly files: readonly SourceFile[];
}

/** A file that one of the records above points into, and what emission must know of it. */
export interface SourceFile {
  readonly kind: "file";
  readonly file: string;
  /** The same on every machine: `package/path/in/package.ts`. */
  readonly id: string;
  readonly newline: "\n" | "\r\n";
  /** Whether the file is emitted as an ES module, as CommonJS, or is a script without imports and exports. */
  readonly format: "module" | "commonjs" | "script";
  /** Start of the first statement after directives: where CommonJS output needs its imports. */
  readonly firstStatement: number;
  /** Length of the text: where generated code begins. */
  readonly end: number;
  readonly endsWithNewline: boolean;
  /** `verbatimModuleSyntax`: CommonJS files then import with `import x = require()`. */
  readonly verbatim: boolean;
  /** How its imports name other files of the project: "./page.js", "./page.ts" or "./page". */
  readonly specifierStyle: ".js" | ".ts" | "";
  /** Begins the names of generated declarations: dollars enough for the file to use none of those names. */
  readonly prefix: string;
  /** End of the last import, where CommonJS output needs further ones. */
  readonly lastImport: number;
}

/** A class marked `@persistent`: the root of a store. */
export interface System {
  readonly kind: "system";
  readonly class: DeclarationId;
  readonly commands: readonly Command[];
  readonly queries: readonly Query[];
  /** Public fields and getters, which the handle shows as they are. */
  readonly views: readonly View[];
  /** Classes that come in where they fit, in the order of their ids. */
  readonly guests: readonly Guest[];
  /** Files with births or suspects that code of the system can reach. */
  readonly modules: readonly string[];
  /** Public members of the class a handle cannot have. */
  readonly refusedMembers: readonly RefusedMember[];
}

/** A method that may change the state. One call becomes one journal record. */
export interface Command {
  readonly kind: "command";
  /** Name in the journal. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Fingerprint of what it does: calls that ran with another are not replayed unasked. */
  readonly logic: string;
  /** Whether its result is a primitive: a witness of it is journalled. */
  readonly returnsPrimitive: boolean;
  /** Overloads, apart from the implementation. */
  readonly overloadCount: number;
  /** A promise is its result, and it is not `async`. */
  readonly givesPromise: boolean;
  /** Its code. */
  readonly unit: UnitId;
  readonly outsideWrites: readonly OutsideWrite[];
  /** 1-based. */
  readonly line: number;
  /** Asserted `@readonly`, and why it cannot be proven to write nothing. */
  readonly readonlyClaim?: Unproven;
  readonly place: Place;
}

/** A method that provably writes nothing. It is not journalled. */
export interface Query {
  readonly kind: "query";
  readonly name: string;
  /** As that of a command. */
  readonly logic: string;
  readonly place: Place;
}

/** The first step at which a proof that a method writes nothing failed. */
export interface Unproven {
  readonly kind: "unproven";
  /** What stands there, for the message: "this.total += 1". */
  readonly text: string;
  readonly why: "writes" | "unknown-call" | "impure-code";
  readonly place: Place;
  readonly chain: readonly Step[];
}

/** One step of a call chain: the function entered, and where it is called. */
export interface Step {
  readonly label: string;
  readonly place: Place;
}

export interface View {
  readonly kind: "view";
  readonly name: string;
  /** Why a getter cannot be proven to write nothing. */
  readonly unproven?: Unproven;
}

export interface RefusedMember {
  readonly kind: "refused-member";
  readonly name: string;
  readonly reason:
    | "setter"
    | "thenable"
    | "generic-method"
    | "too-many-overloads"
    | "computed-name"
    | "generator";
  readonly place: Place;
}

export interface Parameter {
  readonly kind: "parameter";
  readonly name: string;
  /** Of one element, for a rest parameter. */
  readonly shape: Shape;
  /** As the user declared it. */
  readonly type: string;
  readonly isOptional: boolean;
  readonly isRest: boolean;
  readonly place: Place;
}

/** An interface, type alias or object literal type. */
export interface ObjectType {
  readonly kind: "object";
  readonly id: string;
  readonly name: string;
  readonly fields: readonly Field[];
  /** What it means to pass one to a command. */
  readonly passing?: Passing;
  /** Classes that say they implement it, and whose instances may stand where it is expected. */
  readonly implementers: readonly DeclarationId[];
  /** 1-based. */
  readonly line: number;
  readonly place: Place;
}

/** An expression that makes an object which can be passed to commands, and gets its number there, or which knows to whom it belongs. */
export interface Birth {
  readonly kind: "birth";
  /**
   * The function of the runtime that takes the object: of one object, of one whose type is constant, of a whole graph;
   * `made`: of one that has no number but is to know that it belongs to a store.
   */
  readonly function: "born" | "bornConstant" | "bornDeep" | "made";
  /** The name before it that a shorthand property (`{ task }`) needs. */
  readonly key?: string;
  readonly place: Place;
}

/** One call of `open`. */
export interface Open {
  readonly kind: "open";
  readonly function: string;
  readonly target: OpenTarget;
  /** The first argument, in the module that calls. */
  readonly place: Place;
}

/** One call of `codec`: the class of others that it is for. */
export interface CodecCall {
  readonly kind: "codec";
  readonly class: DeclarationId;
  /** The class as the call names it. */
  readonly binding: string;
  readonly place: Place;
}

export type OpenTarget =
  | { readonly kind: "system"; readonly class: DeclarationId }
  | { readonly kind: "unmarked"; readonly name: string; readonly declaration: Place }
  /** A type parameter or an interface: only run time can tell. */
  | { readonly kind: "unknown" };

export interface StrayMark {
  readonly kind: "stray-mark";
  readonly tag: string;
  readonly reason: "misspelt" | "wrong-place" | "reserved";
  readonly meant: string;
  readonly place: Place;
}
