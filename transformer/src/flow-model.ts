import type { UnitId } from "./code-model.ts";
import type { Place } from "./model.ts";

/** A place for values in a unit: 0 is `this`, then the parameters, then what comes of the return, then variables and intermediate results. */
export type Slot = number;

/**
 * Stands for what functions are given that a unit makes and others have: nobody knows what it is. A unit that changes it
 * makes functions which change what they are called with.
 */
export const givenByOthers = "given";

/**
 * Where values flow in a unit, order of execution left out: an inclusion-based points-to analysis
 * (L. O. Andersen, "Program Analysis and Specialization for the C Programming Language", 1994).
 */
export interface Flow {
  readonly parameterCount: number;
  /** Whether the last one takes all arguments that are left. */
  readonly hasRest: boolean;
  readonly slotCount: number;
  readonly steps: readonly FlowStep[];
}

/**
 * Why a write cannot be noted or undone: nobody sees on what the method is called; what is changed can lie at any depth;
 * the code is a package's; the object is locked; it is an iterator, which goes on.
 */
export type Unhookable = "indirect" | "deep" | "package" | "locks" | "iterates";

export type FlowStep =
  /** `to = from` */
  | { readonly kind: "assign"; readonly to: Slot; readonly from: Slot }
  /** `to = from.field`, or any part of it. */
  | { readonly kind: "load"; readonly to: Slot; readonly from: Slot; readonly field?: string }
  /** `to` is `from` or anything that can be reached from it. */
  | { readonly kind: "reach"; readonly to: Slot; readonly from: Slot }
  /** `into.field = from`, or some part of it. */
  | { readonly kind: "store"; readonly into: Slot; readonly from: Slot; readonly field?: string }
  /** `to` is an object made here. */
  | { readonly kind: "make"; readonly to: Slot }
  /** `to` is what a variable of a module holds. */
  | { readonly kind: "outside"; readonly to: Slot; readonly variable: string }
  /** `site`: its number among those of the unit; -1 where nothing can be put. */
  | {
      readonly kind: "write";
      readonly to: Slot;
      readonly site: number;
      /** Nothing is written here: what is taken out may be written to later, and that changes the object. */
      readonly isOnlyTaken?: true;
      readonly lacks?: Unhookable;
      readonly text: string;
      readonly place: Place;
    }
  | {
      readonly kind: "write-outside";
      readonly variable: string;
      readonly text: string;
      readonly place: Place;
    }
  | {
      readonly kind: "invoke";
      readonly units: readonly UnitId[];
      readonly receiver: Slot;
      readonly arguments: readonly Slot[];
      /** What any further argument may be: after `...rest`, or where a function is handed on and called by others. */
      readonly rest?: Slot;
      readonly result: Slot;
      readonly place: Place;
      /** It ran when its module was loaded: what it made is there, and only what that does counts. */
      readonly isOver?: true;
      /** The function that made the called one, and that does to its own variables what the called one does. */
      readonly maker?: Place;
    }
  /** Code without types calls a method that may write to what it is called on. */
  | { readonly kind: "may-write"; readonly to: Slot; readonly text: string; readonly place: Place }
  /** A function is called that is held at a slot: one of the program's own, made where someone looks, unless it lay outside. */
  | { readonly kind: "call-value"; readonly callee: Slot; readonly text: string; readonly place: Place }
  /** Something that cannot be followed. */
  | {
      readonly kind: "unknown";
      readonly why: "unknown-call" | "impure-code";
      /** Its number among the sites of the unit, where it may write. */
      readonly site?: number;
      readonly text: string;
      readonly place: Place;
    };
