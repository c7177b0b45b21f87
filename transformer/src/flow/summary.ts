import type { Unit, UnitId } from "../code-model.ts";
import type { Unhookable } from "../flow-model.ts";
import type { Place } from "../model.ts";
import type { Stores } from "./contents.ts";
import { Heap } from "./heap.ts";
import type { Root } from "./roots.ts";
import { type Witness, witnessesIn } from "./witnesses.ts";

/** What a unit does to what it is given, whoever calls it. Only what was there before the call counts. */
export interface Summary {
  readonly writes: ReadonlyMap<Root, Witness>;
  /** Where functions are called that were there before; see `isKept`. */
  readonly calls: ReadonlyMap<Root, Witness>;
  /** What code without types may write to. */
  readonly mayWrite: ReadonlyMap<Root, Witness>;
  /** The sites in it where something may be written to that was there before. */
  readonly sites: ReadonlySet<number>;
  /** Where what was there before is changed in ways that no hook can tell or undo, by root and place. */
  readonly lacking: ReadonlyMap<string, Lacking>;
  /** The first thing in it, or in what it calls, that cannot be followed. */
  readonly unknown?: Witness;
  /** What it puts where: an object of the second root into one of the first. */
  readonly stores: Stores;
  /** What its result may be. `new`: an object of its own. */
  readonly returns: ReadonlySet<Root | "new">;
  /** What such an object may hold. */
  readonly holds: ReadonlySet<Root>;
}

export interface Lacking {
  readonly reason: Unhookable;
  /** Of a package, its function. */
  readonly label?: string;
  readonly root: Root;
  readonly witness: Witness;
}

export const nothing: Summary = {
  writes: new Map(),
  calls: new Map(),
  mayWrite: new Map(),
  sites: new Set(),
  lacking: new Map(),
  stores: new Map(),
  returns: new Set(),
  holds: new Set(),
};

export function sizeOf({
  writes,
  calls,
  mayWrite,
  lacking,
  unknown,
  stores,
  returns,
  holds,
}: Summary): number {
  return (
    writes.size +
    calls.size +
    mayWrite.size +
    lacking.size +
    (unknown ? 1 : 0) +
    stores.size +
    returns.size +
    holds.size
  );
}

/** What is known of other units, and what is asked. */
export interface Others {
  readonly summary: (called: UnitId) => Summary;
  readonly unitOf: (called: UnitId) => Unit | undefined;
  readonly isPassedOver: (place: Place) => boolean;
}

export function summaryOf(unit: Unit, others: Others): Summary {
  const { summary, unitOf } = others;
  const heap = new Heap(unit.flow);
  const invocations = unit.flow.steps.filter((step) => step.kind === "invoke");
  do {
    heap.settle();
    for (const call of invocations) {
      for (const called of call.units) heap.invoke(call, summary(called), unitOf(called)?.flow);
    }
  } while (heap.hasGrown());
  const { writes, calls, mayWrite, sites, lacking, unknown } = witnessesIn(unit, heap, others);
  const found = { writes, calls, mayWrite, sites, lacking, ...(unknown && { unknown }) };
  return bounded(unit, { ...heap.summary(), ...found });
}

/** Code that moves so much counts as not followed: to go on would take its callers longer than anyone waits. */
const storesMax = 32;

function bounded({ label, place }: Unit, summary: Summary): Summary {
  if (summary.stores.size <= storesMax) return summary;
  const unknown: Witness = { why: "unknown-call", text: label, place, chain: [] };
  return { ...summary, stores: new Map(), unknown: summary.unknown ?? unknown };
}
