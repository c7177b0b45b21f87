import type { Flow, FlowStep, Slot } from "../code-model.ts";
import type { Summary } from "./summaries.ts";

/**
 * What was there before a unit ran: its `this`, an argument by its index, or (with a star) anything that can be reached
 * from these; a variable of a module, with all that it holds.
 */
export type Root = "this" | "this*" | `${number}` | `${number}*` | `outside ${string}`;

/** An object: a root, or one that the unit makes at a slot. */
type Thing = Root | `new ${Slot}`;
type Things = Set<Thing>;

/** Parts of an object whose names are not known. */
const any = "[]";

type Invocation = Extract<FlowStep, { kind: "invoke" }>;

/** The objects that slots of one unit may hold, and those that objects may hold. */
export class Heap {
  readonly #flow: Flow;
  readonly #slots: Things[];
  /** By object and field; `any` for elements, and for fields whose names are not known. */
  readonly #contents = new Map<Thing, Map<string, Things>>();
  readonly #stores = new Map<string, readonly [into: Root, from: Root]>();
  #hasGrown = false;

  constructor(flow: Flow) {
    this.#flow = flow;
    this.#slots = Array.from({ length: flow.slotCount }, () => new Set());
    this.#slots[0]!.add("this");
    for (let index = 0; index < flow.parameterCount; index++) this.#slots[index + 1]!.add(`${index}`);
    if (flow.hasRest) this.#takeRest(flow.parameterCount);
  }

  /** Whether anything was added since it was last asked. */
  hasGrown(): boolean {
    const had = this.#hasGrown;
    this.#hasGrown = false;
    return had;
  }

  /** Follows the steps until nothing is added. Calls are left to `invoke`. */
  settle(): void {
    let grew = false;
    do {
      this.#hasGrown = false;
      for (const step of this.#flow.steps) this.#take(step);
      grew ||= this.#hasGrown;
    } while (this.#hasGrown);
    this.#hasGrown = grew;
  }

  /** What a call of a unit with this summary does to slots and objects here. */
  invoke(call: Invocation, { stores, returns, holds }: Summary, callee: Flow | undefined): void {
    const at = (root: Root) => this.#argument(call, root, callee);
    for (const [into, from] of stores.values()) this.#storeIn(this.#reach(at(into)), this.#reach(at(from)));
    const made: Thing = `new ${call.result}`;
    for (const root of returns) this.#add(this.#slots[call.result]!, root === "new" ? [made] : at(root));
    for (const root of holds) this.#storeIn([made], this.#reach(at(root)));
  }

  /** The roots that a root of a called unit stands for. */
  rootsOf(call: Invocation, root: Root, callee: Flow | undefined): readonly Root[] {
    return [...this.#argument(call, root, callee)].filter(isRoot);
  }

  rootsAt(slot: Slot): readonly Root[] {
    return [...this.#slots[slot]!].filter(isRoot);
  }

  summary(): Pick<Summary, "stores" | "returns" | "holds"> {
    const returned = this.#slots[this.#flow.parameterCount + 1]!;
    const made = [...returned].filter((thing) => !isRoot(thing));
    return {
      stores: this.#stores,
      returns: new Set([...returned].map((thing) => (isRoot(thing) ? thing : "new"))),
      holds: new Set([...this.#reach(new Set(made))].filter(isRoot)),
    };
  }

  #take(step: FlowStep): void {
    const slots = this.#slots;
    if (step.kind === "assign") this.#add(slots[step.to]!, slots[step.from]!);
    else if (step.kind === "load")
      for (const thing of slots[step.from]!) this.#add(slots[step.to]!, this.#read(thing, step.field));
    else if (step.kind === "reach") this.#add(slots[step.to]!, this.#reach(slots[step.from]!));
    else if (step.kind === "store") this.#storeIn(slots[step.into]!, slots[step.from]!, step.field);
    else if (step.kind === "make") this.#add(slots[step.to]!, [`new ${step.to}`]);
    else if (step.kind === "outside") this.#add(slots[step.to]!, [`outside ${step.variable}`]);
  }

  #add(to: Things, things: Iterable<Thing>): void {
    const before = to.size;
    // The set may be added to itself.
    for (const thing of [...things]) to.add(thing);
    if (to.size > before) this.#hasGrown = true;
  }

  #storeIn(into: Iterable<Thing>, things: Iterable<Thing>, field = any): void {
    const all = [...things];
    for (const thing of into) {
      this.#add(this.#part(thing, field), all);
      if (isRoot(thing))
        for (const from of this.#reach(new Set(all))) if (isRoot(from)) this.#noteStore(thing, from);
    }
  }

  #noteStore(into: Root, from: Root): void {
    if (into !== from) this.#stores.set(`${into} < ${from}`, [into, from]);
  }

  /** What a field of the thing may hold, or any of its fields. */
  #read(thing: Thing, field: string | undefined): Things {
    if (field === undefined) return this.#held(thing);
    return new Set([...this.#part(thing, field), ...this.#part(thing, any)]);
  }

  #held(thing: Thing): Things {
    this.#part(thing, any);
    return new Set([...this.#contents.get(thing)!.values()].flatMap((things) => [...things]));
  }

  /** What was put into a field. A thing that was there before holds what is below it. */
  #part(thing: Thing, field: string): Things {
    const fields = this.#contents.get(thing) ?? new Map<string, Things>();
    this.#contents.set(thing, fields);
    const known = fields.get(field);
    if (known !== undefined) return known;
    const held: Things = new Set(isRoot(thing) && field === any ? [below(thing)] : []);
    fields.set(field, held);
    return held;
  }

  #reach(from: ReadonlySet<Thing>): Things {
    const reached = new Set(from);
    // The set grows while it is walked.
    for (const thing of reached) for (const held of this.#held(thing)) reached.add(held);
    return reached;
  }

  /** What a root of a called unit is here. */
  #argument(call: Invocation, root: Root, callee: Flow | undefined): Things {
    if (isBelow(root)) return this.#below(this.#argument(call, root.slice(0, -1) as Root, callee));
    if (root === "this") return this.#at(call.receiver);
    if (root.startsWith("outside ")) return new Set([root]);
    const index = Number(root);
    const isRest = callee?.hasRest === true && index === callee.parameterCount - 1;
    const given = isRest ? call.arguments.slice(index) : call.arguments.slice(index, index + 1);
    const slots = given.length === 0 || isRest ? [...given, call.rest] : given;
    return new Set(slots.flatMap((slot) => [...this.#at(slot)]));
  }

  /** A rest parameter is an array made for the call, which holds the arguments. */
  #takeRest(slot: Slot): void {
    const array: Thing = `new ${slot}`;
    this.#add(this.#part(array, any), this.#slots[slot]!);
    this.#slots[slot] = new Set([array]);
  }

  #below(things: Things): Things {
    return this.#reach(new Set([...things].flatMap((thing) => [...this.#held(thing)])));
  }

  #at(slot: Slot | undefined): Things {
    return slot === undefined ? new Set() : this.#slots[slot]!;
  }
}

function isRoot(thing: Thing): thing is Root {
  return !thing.startsWith("new ");
}

function isBelow(root: Root): root is "this*" | `${number}*` {
  return root.endsWith("*") && !root.startsWith("outside ");
}

function below(root: Root): Root {
  return isBelow(root) || root.startsWith("outside ") ? root : (`${root}*` as Root);
}
