import type { FlowStep, Unit, UnitId } from "../code-model.ts";
import { givenByOthers } from "../flow-model.ts";
import type { Place, Step } from "../model.ts";
import type { Heap } from "./heap.ts";
import type { Invocation } from "./invocation.ts";
import type { Root } from "./roots.ts";
import type { Others, Pass, Summary } from "./summary.ts";

/** Where something happens, and how it is reached from the unit that is looked at. */
export interface Witness {
  readonly why: "writes" | "unknown-call" | "impure-code";
  readonly text: string;
  readonly place: Place;
  readonly chain: readonly Step[];
}

type Witnessed = Pick<Summary, "writes" | "calls" | "mayWrite" | "sites" | "passes" | "unknown">;

/** Where the unit, and what it calls, writes to what was there before, and the first thing that cannot be followed. */
export function witnessesIn(unit: Unit, heap: Heap, others: Others): Witnessed {
  const noting = new Noting(heap, others);
  for (const step of unit.flow.steps) noting.take(step);
  return noting;
}

/** What is found while the steps of a unit are gone through. */
class Noting implements Witnessed {
  readonly writes = new Map<Root, Witness>();
  readonly calls = new Map<Root, Witness>();
  readonly mayWrite = new Map<Root, Witness>();
  readonly sites = new Map<number, boolean>();
  readonly passes: Pass[] = [];
  unknown?: Witness;
  readonly #heap: Heap;
  readonly #others: Others;

  constructor(heap: Heap, others: Others) {
    this.#heap = heap;
    this.#others = others;
  }

  take(step: FlowStep): void {
    const { isPassedOver } = this.#others;
    if (step.kind === "write" && !isPassedOver(step.place)) this.#write(step);
    if (step.kind === "write-outside" && !isPassedOver(step.place))
      note(this.writes, [`outside ${step.variable}`], here("writes", step));
    if (step.kind === "may-write")
      note(this.mayWrite, this.#heap.rootsAt(step.to), here("unknown-call", step));
    if (step.kind === "call-value")
      note(this.calls, this.#heap.rootsAt(step.callee), here("unknown-call", step));
    if (step.kind === "unknown") {
      this.unknown ??= here(step.why, step);
      if (step.site !== undefined) this.sites.set(step.site, true);
    }
    if (step.kind === "invoke") for (const called of step.units) this.#through(step, called);
  }

  #write(step: Extract<FlowStep, { kind: "write" }>): void {
    const roots = [...this.#heap.rootsAt(step.to)];
    note(this.writes, roots, here("writes", step));
    const isInside = roots.some(
      (root) => !root.startsWith("outside ") || root === `outside ${givenByOthers}`,
    );
    if (roots.length > 0) this.sites.set(step.site, isInside);
  }

  /** What a called unit does, as seen from here. */
  #through(call: Invocation, called: UnitId): void {
    const callee = this.#others.unitOf(called);
    const theirs = this.#others.summary(called);
    const seen = (witness: Witness): Witness => ({
      ...witness,
      chain: [{ label: callee?.label ?? "", place: call.place }, ...witness.chain],
    });
    const rootsOf = (root: Root) => [...this.#heap.rootsOf(call, root, callee?.flow)];
    const pass = (into: Map<Root, Witness>, root: Root, witness: Witness) => {
      const roots = rootsOf(root);
      note(into, roots, seen(witness));
      if (roots.length > 0) this.passes.push({ called, root, witness: seen(witness) });
    };
    for (const [root, witness] of this.#others.isPassedOver(call.place) ? [] : theirs.writes)
      if (!call.isOver || root === `outside ${givenByOthers}`) pass(this.writes, root, witness);
    if (call.isOver) return;
    for (const [root, witness] of theirs.mayWrite) pass(this.mayWrite, root, witness);
    for (const [root, witness] of theirs.calls) note(this.calls, rootsOf(root), seen(witness));
    if (theirs.unknown) this.unknown ??= seen(theirs.unknown);
  }
}

function note(into: Map<Root, Witness>, roots: Iterable<Root>, witness: Witness): void {
  for (const root of roots) if (!into.has(root)) into.set(root, witness);
}

function here(
  why: Witness["why"],
  { text, place }: { readonly text: string; readonly place: Place },
): Witness {
  return { why, text, place, chain: [] };
}
