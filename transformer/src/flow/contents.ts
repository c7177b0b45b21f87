import type { Slot } from "../code-model.ts";
import { below, isRoot, type Root } from "./roots.ts";

/** An object: a root, or one that the unit makes at a slot. */
export type Thing = Root | `new ${Slot}`;
export type Things = Set<Thing>;

/** Parts of an object whose names are not known. */
export const any = "[]";

interface Parts {
  readonly byField: Map<string, Things>;
  /** Those of all fields. */
  readonly all: Things;
}

/** What objects hold, as far as one unit can see. */
export class Contents {
  /** Set when anything was added. */
  hasGrown = false;
  readonly #parts = new Map<Thing, Parts>();

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
    const { byField, all } = this.#of(thing);
    if (field === undefined) return this.add(to, all);
    for (const name of [field, any]) this.add(to, byField.get(name) ?? []);
  }

  held(thing: Thing): ReadonlySet<Thing> {
    return this.#of(thing).all;
  }

  reach(from: Iterable<Thing>): Things {
    const reached = new Set(from);
    // The set grows while it is walked.
    for (const thing of reached) for (const held of this.held(thing)) reached.add(held);
    return reached;
  }

  /** Roots that were put into others, or into what is below them. */
  stores(): ReadonlyMap<string, readonly [into: Root, from: Root]> {
    const stores = new Map<string, readonly [into: Root, from: Root]>();
    for (const [into, { all }] of this.#parts) {
      // Most hold nothing but what they held before.
      if (!isRoot(into) || all.size === 1) continue;
      for (const from of this.reach(all)) {
        if (isRoot(from) && from !== into && from !== below(into))
          stores.set(`${into} < ${from}`, [into, from]);
      }
    }
    return stores;
  }

  /** A thing that was there before holds what is below it. */
  #of(thing: Thing): Parts {
    const known = this.#parts.get(thing);
    if (known !== undefined) return known;
    const held: Thing[] = isRoot(thing) ? [below(thing)] : [];
    const parts = { byField: new Map([[any, new Set(held)]]), all: new Set(held) };
    this.#parts.set(thing, parts);
    return parts;
  }
}
