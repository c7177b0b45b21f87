import type ts from "typescript";
import type { FlowStep, Slot } from "../../code-model.ts";
import { givenByOthers } from "../../flow-model.ts";

/** Where a value is, if it can be one with identity. */
export type Value = Slot | undefined;

/** Where the values of a unit flow: slots for them, and the steps between these. */
export class FlowDraft {
  readonly steps: FlowStep[] = [];
  readonly parameterCount: number;
  readonly #variables = new Map<ts.Symbol, Slot>();
  readonly #pools = new Map<ts.Node, Slot>();
  readonly #shared = new Set<Slot>();
  #anything: Slot | undefined;
  #slotCount: number;

  constructor(parameterCount: number) {
    this.parameterCount = parameterCount;
    this.#slotCount = parameterCount + 2;
  }

  get slotCount(): number {
    return this.#slotCount;
  }

  get result(): Slot {
    return this.parameterCount + 1;
  }

  slot(): Slot {
    return this.#slotCount++;
  }

  variable(symbol: ts.Symbol): Slot {
    const known = this.#variables.get(symbol);
    if (known !== undefined) return known;
    const slot = this.slot();
    this.#variables.set(symbol, slot);
    return slot;
  }

  assign(to: Slot, from: Value): void {
    if (from !== undefined) this.steps.push({ kind: "assign", to, from });
  }

  store(into: Value, from: Value, field?: string): void {
    if (into === undefined || from === undefined) return;
    this.steps.push({ kind: "store", into, from, ...named(field) });
  }

  /** A new object that holds these. */
  made(...held: readonly Value[]): Slot {
    const to = this.slot();
    this.steps.push({ kind: "make", to });
    for (const value of held) this.store(to, value);
    return to;
  }

  loaded(from: Value, field?: string): Value {
    if (from === undefined) return undefined;
    const to = this.slot();
    this.steps.push({ kind: "load", to, from, ...named(field) });
    return to;
  }

  /** Any of the values. */
  either(...values: readonly Value[]): Value {
    const given = values.filter((value) => value !== undefined);
    if (given.length < 2) return given[0];
    const to = this.slot();
    for (const value of given) this.assign(to, value);
    return to;
  }

  /** All that can be reached from the values. */
  reached(...values: readonly Value[]): Slot {
    const to = this.slot();
    for (const from of values) if (from !== undefined) this.steps.push({ kind: "reach", to, from });
    return to;
  }

  /** All that the unit was given, and what its functions may be given by others who have them. */
  anything(): Slot {
    const own = Array.from({ length: this.parameterCount + 1 }, (_, slot) => slot);
    this.#anything ??= this.reached(...own, this.outside(givenByOthers));
    return this.#anything;
  }

  /** What functions may be given that are handed to a call: all that the call has. */
  poolOf(call: ts.Node): Slot {
    const known = this.#pools.get(call) ?? this.slot();
    this.#pools.set(call, known);
    return known;
  }

  hasPool(call: ts.Node): boolean {
    return this.#pools.has(call);
  }

  outside(variable: string): Slot {
    const to = this.slot();
    this.steps.push({ kind: "outside", to, variable });
    if (variable.startsWith("library ")) this.#shared.add(to);
    return to;
  }

  /** Whether the value is an object of the language itself, as `Math` is. */
  isShared(value: Value): boolean {
    return value !== undefined && this.#shared.has(value);
  }
}

/** To the checker `#tasks` is "__#3@#tasks". */
function named(field: string | undefined): { readonly field?: string } {
  return field === undefined ? {} : { field: field.replace(/^__#\d+@/, "") };
}
