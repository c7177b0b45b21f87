import type ts from "typescript";
import type { Unit, UnitId } from "../../code-model.ts";
import type { Token } from "../../logic.ts";
import type { UnitNode } from "./unit-node.ts";
import type { Written } from "./written.ts";

/** Numbers of units, and the units that have one. */
export interface UnitNumbers {
  readonly ids: Map<ts.Node, UnitId>;
  readonly nodes: UnitNode[];
  readonly built: Unit[];
  /** Where each unit writes, by its id. */
  readonly sites: (readonly Written[])[];
  /** Gives the normal form of each: most are in no fingerprint, and need none. */
  readonly codes: (() => readonly Token[])[];
}
