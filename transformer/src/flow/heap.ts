import type { Flow, FlowStep, Slot } from "../code-model.ts";
import { any, Contents, type Thing, type Things } from "./contents.ts";
import { type Invocation, slotsGiven } from "./invocation.ts";
import { below, fieldIn, isBelow, isRoot, type Root } from "./roots.ts";
import type { Summary } from "./summary.ts";

/** The objects that slots of one unit may hold, and those that objects may hold. */
export class Heap {
  readonly #flow: Flow;
  readonly #slots: Things[];
  readonly #contents = new Contents();

  constructor(flow: Flow) {
    this.#flow = flow;
    this.#slots = Array.from({ length: flow.slotCount }, () => new Set());
    this.#slots[0]!.add("this");
    for (let index = 0; index < flow.parameterCount; index++) this.#slots[index + 1]!.add(`${index}`);
    if (flow.hasRest) this.#takeRest(flow.parameterCount);
  }

  /** Whether anything was added since it was last asked. */
  hasGrown = (): boolean => this.#contents.tookGrowth();

  /** Follows the steps until nothing is added. Calls are left to `invoke`. */
  settle(): void {
    let grew = false;
    do {
      this.#contents.hasGrown = false;
      for (const step of this.#flow.steps) this.#take(step);
      grew ||= this.#contents.hasGrown;
    } while (this.#contents.hasGrown);
    this.#contents.hasGrown = grew;
  }

  /** What a call of a unit with this summary does to slots and objects here. */
  invoke(call: Invocation, { stores, returns, holds }: Summary, callee: Flow | undefined): void {
    if (call.isOver) return;
    const at = (root: Root) => this.#argument(call, root, callee);
    const made: Thing = `new ${call.result}`;
    const parts: Thing = `new ${call.result} parts`;
    this.#storeIn([made, parts], [parts]);
    for (const { into, from, field, isWithin } of stores.values()) {
      const targets = field === undefined ? this.#contents.reach(at(into)) : at(into);
      const things = from === undefined ? [] : this.#contents.reach(at(from));
      if (isWithin) this.#storeIn([made], things);
      this.#storeIn(targets, isWithin ? [made] : things, field);
    }
    for (const root of returns)
      this.#contents.add(this.#slots[call.result]!, root === "new" ? [made] : at(root));
    for (const root of holds) this.#storeIn([made], this.#contents.reach(at(root)));
  }

  rootsOf(call: Invocation, root: Root, callee: Flow | undefined): readonly Root[] {
    return [...this.#argument(call, root, callee)].filter(isRoot);
  }

  rootsAt = (slot: Slot): readonly Root[] => [...this.#slots[slot]!].filter(isRoot);

  summary(): Pick<Summary, "stores" | "returns" | "holds"> {
    const returned = this.#slots[this.#flow.parameterCount + 1]!;
    const made = [...returned].filter((thing) => !isRoot(thing));
    return {
      stores: this.#contents.stores(),
      returns: new Set([...returned].map((thing) => (isRoot(thing) ? thing : "new"))),
      holds: new Set([...this.#contents.reach(made)].filter(isRoot)),
    };
  }

  #take(step: FlowStep): void {
    const slots = this.#slots;
    if (step.kind === "assign") this.#contents.add(slots[step.to]!, slots[step.from]!);
    else if (step.kind === "load")
      for (const thing of slots[step.from]!) this.#contents.read(slots[step.to]!, thing, step.field);
    else if (step.kind === "reach")
      this.#contents.add(slots[step.to]!, this.#contents.reach(slots[step.from]!));
    else if (step.kind === "store") this.#storeIn(slots[step.into]!, slots[step.from]!, step.field);
    else if (step.kind === "make") this.#contents.add(slots[step.to]!, [`new ${step.to}`]);
    else if (step.kind === "outside") this.#contents.add(slots[step.to]!, [`outside ${step.variable}`]);
  }

  #storeIn(into: Iterable<Thing>, things: Iterable<Thing>, field = any): void {
    for (const thing of into) this.#contents.put(thing, field, things);
  }

  /** What a root of a called unit is here. */
  #argument(call: Invocation, root: Root, callee: Flow | undefined): Things {
    if (isBelow(root)) return this.#below(this.#argument(call, root.slice(0, -1) as Root, callee));
    const inField = fieldIn(root);
    if (inField !== undefined) return this.#inField(call, inField, callee);
    if (root === "this") return this.#slots[call.receiver]!;
    if (root.startsWith("outside ")) return new Set([root]);
    return new Set(slotsGiven(call, Number(root), callee).flatMap((slot) => [...this.#slots[slot]!]));
  }

  /** A rest parameter is an array made for the call, which holds the arguments. */
  #takeRest(slot: Slot): void {
    const array: Thing = `new ${slot}`;
    this.#contents.put(array, any, this.#slots[slot]!);
    this.#slots[slot] = new Set([array]);
  }

  #inField(call: Invocation, [base, field]: readonly [Root, string], callee: Flow | undefined): Things {
    const owners = [...this.#argument(call, base, callee)];
    return new Set(owners.flatMap((thing) => [...this.#contents.heldBy(thing, field)]));
  }

  /**
   * What a called unit finds below its arguments, but for what this unit has put into objects that were there before:
   * putting it there is a write already, and says nothing of what the called unit looks for.
   */
  #below(things: Things): Things {
    const parts = new Set<Thing>();
    const look = (thing: Thing) => (isRoot(thing) ? [below(thing)] : this.#contents.held(thing));
    for (const thing of things) for (const part of look(thing)) parts.add(part);
    // The set grows while it is walked.
    for (const part of parts) for (const more of look(part)) parts.add(more);
    return parts;
  }
}
