import type { DeclarationId } from "./model.ts";

/** The type of one position, as far as it decides how a value is written. */
export type Shape =
  | { readonly kind: "string" | "number" | "boolean" | "bigint" | "date" }
  /**
   * Null, undefined, literals of mixed kinds, unions: written with a tag that tells what follows. An open one (`unknown`)
   * may hold any data, and an instance of any class that the state can hold elsewhere.
   */
  | { readonly kind: "tagged"; readonly arms: readonly Shape[]; readonly isOpen?: true }
  /** Objects of a class of the language, symbols: what they are is told by their tag. */
  | { readonly kind: "built-in"; readonly name: string }
  | { readonly kind: "null" | "undefined" }
  | { readonly kind: "array"; readonly element: Shape }
  | { readonly kind: "tuple"; readonly elements: readonly Shape[] }
  | { readonly kind: "map"; readonly key: Shape; readonly value: Shape }
  | { readonly kind: "set"; readonly element: Shape }
  | { readonly kind: "record"; readonly value: Shape }
  | { readonly kind: "object"; readonly object: string }
  /** `arguments` are those of a generic class: the layout is the same for all, but they may stand in it. */
  | { readonly kind: "instance"; readonly class: DeclarationId; readonly arguments?: readonly Shape[] }
  /** An instance of a class that `codec` was called for. */
  | { readonly kind: "registered"; readonly class: DeclarationId }
  | Unsupported;

/** A type that cannot be journalled. It stands where the supported part would, so that checks find it by walking. */
export interface Unsupported {
  readonly kind: "unsupported";
  readonly reason: UnsupportedReason;
  /** The type as the user wrote it. */
  readonly type: string;
}

export type UnsupportedReason =
  | "function"
  | "promise"
  | "symbol"
  | "symbol-key"
  | "shared-memory"
  | "weak"
  | "iterator"
  | "library-class"
  | "foreign-class"
  | "constructor"
  | "method-in-object";
