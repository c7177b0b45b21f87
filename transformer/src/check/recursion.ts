import type { Unit, UnitId } from "../code-model.ts";

/**
 * The units that can reach a circle of calls: what is left when units that call none of those left are taken away,
 * again and again (Kahn's algorithm).
 */
export function reachingRecursion(units: readonly Unit[]): ReadonlySet<UnitId> {
  const left = new Map(units.map(({ id, calls }) => [id, new Set(calls.map(({ to }) => to)).size]));
  const callers = new Map<UnitId, UnitId[]>();
  for (const { id, calls } of units)
    for (const to of new Set(calls.map((call) => call.to))) callers.set(to, [...(callers.get(to) ?? []), id]);
  const done = [...left].flatMap(([id, count]) => (count === 0 ? [id] : []));
  // The list grows while it is walked.
  for (const id of done) {
    left.delete(id);
    for (const caller of callers.get(id) ?? []) {
      const count = (left.get(caller) ?? 0) - 1;
      left.set(caller, count);
      if (count === 0) done.push(caller);
    }
  }
  return new Set(left.keys());
}
