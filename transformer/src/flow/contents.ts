import type { Slot } from "../code-model.ts";
import { below, isRoot, type Root } from "./roots.ts";

/** An object: a root, or one that the unit makes at a slot. */
export type Thing = Root | `new ${Slot}`;
export type Things = Set<Thing>;

/** Parts of an object whose names are not known. */
export const any = "[]";

/** What objects hold, as far as one unit can see. */
export class Contents {
  /** Set when anything was added. */
  hasGrown = false;
  readonly #parts = new Map<Thing, Map<string, Things>>();

  /** Adds to a set, and notes whether it grew. */
  add(to: Things, things: Iterable<Thing>): void {
    const before = to.size;
    // The set may be added to itself.
    for (const thing of [...things]) to.add(thing);
    if (to.size > before) this.hasGrown = true;
  }

  /** What a field of the thing may hold, or any of its fields. */
  read(thing: Thing, field: string | undefined): Things {
    if (field === undefined) return this.held(thing);
    return new Set([...this.part(thing, field), ...this.part(thing, any)]);
  }

  held(thing: Thing): Things {
    this.part(thing, any);
    return new Set([...this.#parts.get(thing)!.values()].flatMap((things) => [...things]));
  }

  /** What was put into a field. A thing that was there before holds what is below it. */
  part(thing: Thing, field: string): Things {
    const fields = this.#parts.get(thing) ?? new Map<string, Things>();
    this.#parts.set(thing, fields);
    const known = fields.get(field);
    if (known !== undefined) return known;
    const held: Things = new Set(isRoot(thing) && field === any ? [below(thing)] : []);
    fields.set(field, held);
    return held;
  }

  reach(from: ReadonlySet<Thing>): Things {
    const reached = new Set(from);
    // The set grows while it is walked.
    for (const thing of reached) for (const held of this.held(thing)) reached.add(held);
    return reached;
  }
}
