import type { FlowStep, Unit, UnitId } from "../code-model.ts";
import type { Place, Step } from "../model.ts";
import { Heap } from "./heap.ts";
import type { Root } from "./roots.ts";

/** What a unit does to what it is given, whoever calls it. Only what was there before the call counts. */
export interface Summary {
  readonly writes: ReadonlyMap<Root, Witness>;
  /** The first thing in it, or in what it calls, that cannot be followed. */
  readonly unknown?: Witness;
  /** What it puts where: an object of the second root into one of the first. */
  readonly stores: ReadonlyMap<string, readonly [into: Root, from: Root]>;
  /** What its result may be. `new`: an object of its own. */
  readonly returns: ReadonlySet<Root | "new">;
  /** What such an object may hold. */
  readonly holds: ReadonlySet<Root>;
}

/** Where something happens, and how it is reached from the unit that is looked at. */
export interface Witness {
  readonly why: "writes" | "unknown-call" | "impure-code";
  readonly text: string;
  readonly place: Place;
  readonly chain: readonly Step[];
}

export const nothing: Summary = {
  writes: new Map(),
  stores: new Map(),
  returns: new Set(),
  holds: new Set(),
};

export function sizeOf({ writes, unknown, stores, returns, holds }: Summary): number {
  return writes.size + (unknown ? 1 : 0) + stores.size + returns.size + holds.size;
}

type Invocation = Extract<FlowStep, { kind: "invoke" }>;

export function summaryOf(
  unit: Unit,
  summary: (called: UnitId) => Summary,
  unitOf: (called: UnitId) => Unit | undefined,
): Summary {
  const heap = new Heap(unit.flow);
  const invocations = unit.flow.steps.filter((step) => step.kind === "invoke");
  do {
    heap.settle();
    for (const call of invocations) {
      for (const called of call.units) heap.invoke(call, summary(called), unitOf(called)?.flow);
    }
  } while (heap.hasGrown());
  return { ...heap.summary(), ...witnesses() };

  function witnesses(): Pick<Summary, "writes" | "unknown"> {
    const writes = new Map<Root, Witness>();
    let unknown: Witness | undefined;
    for (const step of unit.flow.steps) {
      if (step.kind === "call-value" && heap.rootsAt(step.callee).some(isKept)) {
        unknown ??= { why: "unknown-call", text: step.text, place: step.place, chain: [] };
      }
      if (step.kind === "unknown")
        unknown ??= { why: step.why, text: step.text, place: step.place, chain: [] };
      if (step.kind === "write") note(writes, heap.rootsAt(step.to), here(step));
      if (step.kind === "write-outside") note(writes, [`outside ${step.variable}`], here(step));
      if (step.kind === "invoke") unknown = through(step, writes) ?? unknown;
    }
    return { writes, ...(unknown && { unknown }) };
  }

  /** What the called units write, as seen from here. The first thing among them that cannot be followed. */
  function through(call: Invocation, writes: Map<Root, Witness>): Witness | undefined {
    let unknown: Witness | undefined;
    for (const called of call.units) {
      const { writes: theirs, unknown: their } = summary(called);
      const label = unitOf(called)?.label ?? "";
      const seen = (witness: Witness): Witness => ({
        ...witness,
        chain: [{ label, place: call.place }, ...witness.chain],
      });
      for (const [root, witness] of theirs)
        note(writes, heap.rootsOf(call, root, unitOf(called)?.flow), seen(witness));
      if (their) unknown ??= seen(their);
    }
    return unknown;
  }
}

function here({ text, place }: { readonly text: string; readonly place: Place }): Witness {
  return { why: "writes", text, place, chain: [] };
}

export function note(writes: Map<Root, Witness>, roots: Iterable<Root>, witness: Witness): void {
  for (const root of roots) if (!writes.has(root)) writes.set(root, witness);
}

/** Whether a function may have been put there by code that nobody asked. */
function isKept(root: Root): boolean {
  return root.startsWith("outside ") || root === "this*";
}
