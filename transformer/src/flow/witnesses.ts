import type { Unit, UnitId } from "../code-model.ts";
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

/** Where the unit, and what it calls, writes to what was there before, and the first thing that cannot be followed. */
export function witnessesIn(
  { flow }: Unit,
  heap: Heap,
  { summary, unitOf, isPassedOver }: Others,
): Pick<Summary, "writes" | "calls" | "sites" | "passes" | "unknown"> {
  const writes = new Map<Root, Witness>();
  const calls = new Map<Root, Witness>();
  const sites = new Set<number>();
  const passes: Pass[] = [];
  let unknown: Witness | undefined;
  for (const step of flow.steps) {
    if (step.kind === "write" && !isPassedOver(step.place)) {
      const roots = [...heap.rootsAt(step.to)];
      note(roots, here("writes", step));
      if (roots.length > 0) sites.add(step.site);
    }
    if (step.kind === "write-outside" && !isPassedOver(step.place))
      note([`outside ${step.variable}`], here("writes", step));
    if (step.kind === "unknown") unknown ??= here(step.why, step);
    if (step.kind === "call-value") note(heap.rootsAt(step.callee), here("unknown-call", step), calls);
    if (step.kind === "invoke") for (const called of step.units) through(step, called);
  }
  return { writes, calls, sites, passes, ...(unknown && { unknown }) };

  /** What a called unit does, as seen from here. */
  function through(call: Invocation, called: UnitId): void {
    const callee = unitOf(called);
    const theirs = summary(called);
    const seen = (witness: Witness): Witness => ({
      ...witness,
      chain: [{ label: callee?.label ?? "", place: call.place }, ...witness.chain],
    });
    for (const [root, witness] of isPassedOver(call.place) ? [] : theirs.writes)
      if (!call.isOver || root === `outside ${givenByOthers}`) {
        const roots = [...heap.rootsOf(call, root, callee?.flow)];
        note(roots, seen(witness));
        if (roots.length > 0) passes.push({ called, root, witness: seen(witness) });
      }
    if (call.isOver) return;
    for (const [root, witness] of theirs.calls)
      note(heap.rootsOf(call, root, callee?.flow), seen(witness), calls);
    if (theirs.unknown) unknown ??= seen(theirs.unknown);
  }

  function note(roots: Iterable<Root>, witness: Witness, into = writes): void {
    for (const root of roots) if (!into.has(root)) into.set(root, witness);
  }
}

function here(
  why: Witness["why"],
  { text, place }: { readonly text: string; readonly place: Place },
): Witness {
  return { why, text, place, chain: [] };
}
