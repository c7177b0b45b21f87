import type ts from "typescript";
import type { Summary } from "../../flow/summary.ts";
import type { Call } from "./calls.ts";
import type { Access } from "./member-symbols.ts";

/** What is written to, and how, as it stands in the source. */
export type Written =
  /** A method that writes is named and not called: nobody sees what it will be called on. */
  | { readonly kind: "unseen"; readonly node: ts.Node }
  /** The same, where it is seen; but no hook can stand there. */
  | { readonly kind: "handed-on" }
  /** `isTaken`: what is taken out may be written to, and that changes the object. */
  | {
      readonly kind: "member";
      readonly access: Access;
      readonly isDeleted?: true;
      readonly isTaken?: true;
    }
  | {
      readonly kind: "call";
      readonly call: Call;
      readonly callee: ts.Expression;
      /** As the tables of effects name it: "Array.push". */
      readonly member: string;
      readonly writes: "receiver" | "argument" | "deep";
    };

/** What is known of a unit by its number. */
export interface KnownUnit {
  readonly summary: Summary;
  readonly sites: readonly Written[];
  readonly file: ts.SourceFile | undefined;
}
