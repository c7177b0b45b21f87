import type { Place } from "./model.ts";

/** Code that is taken to be the same on replay because someone says so, where a command reaches it. */
export type Exception =
  /** By the option `deterministic`. */
  | { readonly kind: "package"; readonly package: string; readonly member: string; readonly reason: string }
  /** By the tag @deterministic on a declaration without a body. */
  | { readonly kind: "declaration"; readonly member: string; readonly place: Place; readonly reason: string };

/** What the model has of it. */
export interface Vouched {
  readonly exceptions: readonly Exception[];
  /** Tags @deterministic that say nothing more. */
  readonly tagsWithoutReason: readonly Place[];
}
