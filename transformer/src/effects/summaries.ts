import type { FlowStep, Unit, UnitId } from "../code-model.ts";
import type { Place, Step } from "../model.ts";
import { Heap, type Root } from "./heap.ts";

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

const nothing: Summary = {
  writes: new Map(),
  stores: new Map(),
  returns: new Set(),
  holds: new Set(),
};

/**
 * The summaries of units, by their ids. A unit is looked at again when one that it calls turns out to do more: what is
 * found only grows, so this ends (the usual worklist over the call graph, recursion included).
 */
export class Summaries {
  readonly #units = new Map<UnitId, Unit>();
  readonly #callers = new Map<UnitId, Set<UnitId>>();
  readonly #summaries = new Map<UnitId, Summary>();
  readonly #isPassedOver: (place: Place) => boolean;

  /** Writes are not counted that happen, or are reached, at a place that is passed over. */
  constructor(isPassedOver: (place: Place) => boolean = () => false) {
    this.#isPassedOver = isPassedOver;
  }

  /** Takes in units that call no others than each other and those before them. */
  add(units: readonly Unit[]): void {
    for (const unit of units) this.#note(unit);
    // What is called comes later in the list, as a rule.
    const waiting = new Set(units.map(({ id }) => id).reverse());
    for (const id of waiting) {
      waiting.delete(id);
      if (this.#hasGrown(id)) for (const caller of this.#callers.get(id) ?? []) waiting.add(caller);
    }
  }

  of(id: UnitId): Summary {
    return this.#summaries.get(id) ?? nothing;
  }

  #note(unit: Unit): void {
    this.#units.set(unit.id, unit);
    for (const step of unit.flow.steps) {
      if (step.kind !== "invoke") continue;
      for (const called of step.units) {
        this.#callers.set(called, (this.#callers.get(called) ?? new Set()).add(unit.id));
      }
    }
  }

  #hasGrown(id: UnitId): boolean {
    const unit = this.#units.get(id);
    if (unit === undefined) return false;
    const before = this.#summaries.get(id);
    const after = summaryOf(unit, {
      summary: (called) => this.of(called),
      unitOf: (called) => this.#units.get(called),
      isPassedOver: this.#isPassedOver,
    });
    this.#summaries.set(id, after);
    return before === undefined || sizeOf(after) > sizeOf(before);
  }
}

function sizeOf({ writes, unknown, stores, returns, holds }: Summary): number {
  return writes.size + (unknown ? 1 : 0) + stores.size + returns.size + holds.size;
}

type Invocation = Extract<FlowStep, { kind: "invoke" }>;

/** What is known of other units, and what is asked. */
interface Known {
  readonly summary: (called: UnitId) => Summary;
  readonly unitOf: (called: UnitId) => Unit | undefined;
  readonly isPassedOver: (place: Place) => boolean;
}

function summaryOf(unit: Unit, { summary, unitOf, isPassedOver }: Known): Summary {
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
      if (step.kind === "unknown") unknown ??= { why: step.why, text: step.text, place: step.place, chain: [] };
      if (step.kind === "write" && !isPassedOver(step.place)) note(writes, heap.rootsAt(step.to), here(step));
      if (step.kind === "write-outside" && !isPassedOver(step.place)) note(writes, [`outside ${step.variable}`], here(step));
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
      for (const [root, witness] of isPassedOver(call.place) ? [] : theirs) {
        note(writes, heap.rootsOf(call, root, unitOf(called)?.flow), seen(witness));
      }
      if (their) unknown ??= seen(their);
    }
    return unknown;
  }
}

function here({ text, place }: { readonly text: string; readonly place: Place }): Witness {
  return { why: "writes", text, place, chain: [] };
}

function note(writes: Map<Root, Witness>, roots: Iterable<Root>, witness: Witness): void {
  for (const root of roots) if (!writes.has(root)) writes.set(root, witness);
}

/** Whether a function may have been put there by code that nobody asked. */
function isKept(root: Root): boolean {
  return root.startsWith("outside ") || root === "this*";
}
