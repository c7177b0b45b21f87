import type { Call, Unit, UnitId } from "./code-model.ts";
import type { Place, Step } from "./model.ts";

/** A unit that a command reaches, by the shortest way. */
export interface ReachedUnit {
  readonly unit: Unit;
  /** What was entered on the way, and where it is called; the unit itself is the last. Empty for the first unit. */
  readonly chain: readonly Step[];
  readonly ways: ReadonlySet<Call["how"]>;
}

/** The units that code reaches, itself first, the nearest ones before others (breadth first), by no way that is closed. */
export function reachedFrom(
  units: ReadonlyMap<UnitId, Unit>,
  root: UnitId,
  isClosed: (place: Place) => boolean = () => false,
): readonly ReachedUnit[] {
  const first = units.get(root);
  if (first === undefined) return [];
  const found = new Map<string, ReachedUnit>([[`${root}`, { unit: first, chain: [], ways: new Set() }]]);
  // The map grows while it is walked.
  for (const { unit, chain, ways } of found.values()) {
    for (const { to, how, place, hook } of unit.calls) {
      const next = units.get(to);
      // What is kept between commands is looked at once more, for what matters only there.
      const key = ways.has("keep") || how === "keep" ? `${to} kept` : `${to}`;
      if (next === undefined || found.has(key) || isClosed(place)) continue;
      const label = hook === undefined ? next.label : `${next.label} (${hook})`;
      found.set(key, { unit: next, chain: [...chain, { label, place }], ways: new Set([...ways, how]) });
    }
  }
  return [...found.values()];
}
