import type { Unit, UnitId } from "../code-model.ts";
import type { Place } from "../model.ts";
import { nothing, type Summary, sizeOf, summaryOf } from "./summary.ts";

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
    if (before === undefined || sizeOf(after) > sizeOf(before)) return true;
    return after.unknown !== undefined && before.unknown === undefined;
  }
}
