import type { Slot } from "../code-model.ts";
import { below, fieldOf, isBase, isRoot, type Root } from "./roots.ts";

/** An object: a root, or one that the unit makes at a slot, or that what it calls makes there; and the parts of the latter. */
export type Thing = Root | `new ${Slot}` | `new ${Slot} parts`;
export type Things = Set<Thing>;

/** Parts of an object whose names are not known. */
export const any = "[]";

/** An object of one root was put into one of another; or one that was made, where `from` is absent. */
export interface Store {
  readonly into: Root;
  readonly from?: Root;
  readonly field?: string;
  /** Whether it is held by an object that was made for it: `this.names = [name]`. */
  readonly isWithin: boolean;
}
export type Stores = ReadonlyMap<string, Store>;

interface Parts {
  readonly byField: Map<string, Things>;
  /** Those of all fields. */
  readonly all: Things;
  /** What fields held before, as far as someone asked. */
  readonly before: Things;
}

/** What objects hold, as far as one unit can see. */
export class Contents {
  /** Set when anything was added. */
  hasGrown = false;
  readonly #parts = new Map<Thing, Parts>();

  /** Whether anything was added since it was last asked. */
  tookGrowth(): boolean {
    const had = this.hasGrown;
    this.hasGrown = false;
    return had;
  }

  /** Adds to a set, and notes whether it grew. */
  add(to: Things, things: Iterable<Thing>): void {
    const before = to.size;
    // A set that is added to itself does not grow.
    for (const thing of things) to.add(thing);
    if (to.size > before) this.hasGrown = true;
  }

  /** Puts things into a field of another. */
  put(into: Thing, field: string, things: Iterable<Thing>): void {
    const { byField, all } = this.#of(into);
    const held = byField.get(field) ?? new Set();
    byField.set(field, held);
    this.add(held, things);
    for (const thing of held) all.add(thing);
  }

  /** Adds to a set what a field of the thing may hold, or any of its fields. */
  read(to: Things, thing: Thing, field: string | undefined): void {
    this.add(to, this.heldBy(thing, field));
  }

  heldBy(thing: Thing, field: string | undefined): Iterable<Thing> {
    const { byField, before } = this.#of(thing);
    if (field === undefined || field === any) return this.held(thing);
    const held = [...(byField.get(field) ?? []), ...(byField.get(any) ?? [])];
    if (!isBase(thing)) return held;
    const root = fieldOf(thing, field);
    this.add(before, [root]);
    return [root, ...held.filter((one) => one !== below(thing))];
  }

  held(thing: Thing): Iterable<Thing> {
    const { all, before } = this.#of(thing);
    return before.size === 0 ? all : [...all, ...before];
  }

  reach(from: Iterable<Thing>): Things {
    const reached = new Set(from);
    // The set grows while it is walked.
    for (const thing of reached) for (const held of this.held(thing)) reached.add(held);
    return reached;
  }

  /** Roots that were put into others, or into what is below them; with the field, where it is known. */
  stores(): Stores {
    const stores = new Map<string, Store>();
    for (const [into, { byField, all }] of this.#parts) {
      // Most hold nothing but what they held before.
      if (!isRoot(into) || all.size === 1) continue;
      for (const [field, held] of byField) {
        const isNamed = isBase(into) && field !== any;
        const own: Thing = isNamed ? fieldOf(into, field) : below(into);
        const name = isNamed ? { field } : {};
        const direct = this.reach([...held].filter(isRoot));
        for (const from of this.reach(held)) {
          if (!isRoot(from) || from === into || from === own) continue;
          const isWithin = !direct.has(from);
          stores.set(`${into} ${field} < ${from}`, { into, from, ...name, isWithin });
        }
        if ([...held].some((thing) => !isRoot(thing)))
          stores.set(`${into} ${field} < new`, { into, ...name, isWithin: true });
      }
    }
    return stores;
  }

  /** A thing that was there before holds what is below it. */
  #of(thing: Thing): Parts {
    const known = this.#parts.get(thing);
    if (known !== undefined) return known;
    const held: Thing[] = isRoot(thing) ? [below(thing)] : [];
    const parts = { byField: new Map([[any, new Set(held)]]), all: new Set(held), before: new Set<Thing>() };
    this.#parts.set(thing, parts);
    return parts;
  }
}
