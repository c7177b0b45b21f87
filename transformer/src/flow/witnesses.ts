import type { FlowStep, Unit, UnitId } from "../code-model.ts";
import type { Place, Step } from "../model.ts";
import type { Heap } from "./heap.ts";
import { type Invocation, isSeenIn } from "./invocation.ts";
import type { Root } from "./roots.ts";
import type { Lacking, Others, Summary } from "./summary.ts";

/** Where something happens, and how it is reached from the unit that is looked at. */
export interface Witness {
  readonly why: "writes" | "unknown-call" | "impure-code";
  readonly text: string;
  readonly place: Place;
  readonly chain: readonly Step[];
}

type Witnessed = Pick<Summary, "writes" | "calls" | "mayWrite" | "sites" | "lacking" | "unknown">;

/** Where the unit, and what it calls, writes to what was there before, and the first thing that cannot be followed. */
export function witnessesIn(unit: Unit, heap: Heap, others: Others): Witnessed {
  const noting = new Noting(unit, heap, others);
  for (const step of unit.flow.steps) noting.take(step);
  return noting;
}

/** What is found while the steps of a unit are gone through. */
class Noting implements Witnessed {
  readonly writes = new Map<Root, Witness>();
  readonly calls = new Map<Root, Witness>();
  readonly mayWrite = new Map<Root, Witness>();
  readonly sites = new Set<number>();
  readonly lacking = new Map<string, Lacking>();
  unknown?: Witness;
  readonly #unit: Unit;
  readonly #heap: Heap;
  readonly #others: Others;

  constructor(unit: Unit, heap: Heap, others: Others) {
    this.#unit = unit;
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
      if (step.site !== undefined) this.sites.add(step.site);
    }
    if (step.kind === "invoke") for (const called of step.units) this.#through(step, called);
  }

  #write(step: Extract<FlowStep, { kind: "write" }>): void {
    const roots = [...this.#heap.rootsAt(step.to)];
    if (roots.length > 0) this.sites.add(step.site);
    if (step.isOnlyTaken) return;
    note(this.writes, roots, here("writes", step));
    if (step.lacks !== undefined) this.#lack(roots, { reason: step.lacks, witness: here("writes", step) });
  }

  #lack(roots: readonly Root[], what: Omit<Lacking, "root">): void {
    const { file, span } = what.witness.place;
    for (const root of roots) {
      const key = `${root} ${what.reason} ${file} ${span.start}`;
      if (!this.lacking.has(key)) this.lacking.set(key, { ...what, root });
    }
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
    const isEntered = callee?.isForeign === true && this.#unit.isForeign !== true;
    const pass = (into: Map<Root, Witness>, root: Root, witness: Witness) => {
      const roots = rootsOf(root);
      note(into, roots, seen(witness));
      if (!isEntered || root.startsWith("outside ")) return;
      // Nobody changes the package: what is told is where it is called.
      const { text } = witness;
      const entered: Witness = { why: "writes", text, place: call.place, chain: [] };
      this.#lack(roots, { reason: "package", label: callee.label, witness: entered });
    };
    for (const [root, witness] of this.#others.isPassedOver(call.place) ? [] : theirs.writes)
      if (isSeenIn(call, root)) pass(this.writes, root, witness);
    if (call.isOver) return;
    for (const [root, witness] of theirs.mayWrite) pass(this.mayWrite, root, witness);
    for (const [root, witness] of theirs.calls) note(this.calls, rootsOf(root), seen(witness));
    for (const { root, ...what } of isEntered ? [] : theirs.lacking.values())
      this.#lack(rootsOf(root), { ...what, witness: seen(what.witness) });
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
