import { commands, execute, open, peek, snapshot } from "coopy";
import { crashableMemory } from "coopy/testing";
import fc from "fast-check";
import { expect } from "vitest";
import { describeGraph } from "../../support/graph.ts";
import type { Chance } from "./chance.ts";
import { spoil } from "./spoil.ts";

/** A module that `printModel` printed, compiled. */
export interface Model {
  readonly System: new () => System;
  readonly Chance: typeof Chance;
  readonly types: readonly string[];
  /** By type. */
  readonly makers: Readonly<Record<string, (chance: Chance) => object>>;
  makeRoot(chance: Chance): unknown;
}

/** What the handles and the plain instances of all models have. */
interface System {
  build(seed: number, budget: number): unknown;
  change(seed: number, budget: number): unknown;
  undone(seed: number, budget: number): unknown;
  draw(): unknown;
  keep(...values: readonly unknown[]): unknown;
}

/** One thing that happens to a store. */
export interface Step {
  readonly what:
    | "build"
    | "change"
    | "undone"
    | "keep"
    | "touch"
    | "draw"
    | "atomic"
    | "snapshot"
    | "restart";
  readonly seed: number;
  /** About how many objects are made. */
  readonly budget: number;
}

const whats = [
  "build",
  "build",
  "change",
  "change",
  "undone",
  "keep",
  "keep",
  "touch",
  "touch",
  "draw",
  "atomic",
  "snapshot",
  "restart",
] as const;

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    what: fc.constantFrom<Step["what"]>(...whats),
    seed: fc.nat(),
    budget: fc.oneof({ arbitrary: fc.nat(25), weight: 40 }, { arbitrary: fc.constant(2500), weight: 1 }),
  }),
  { minLength: 1, maxLength: 12 },
);

/**
 * Lives through the steps, and restarts: after each restart the state is what it was, whether it comes from the
 * journal, from a snapshot, or from both; twice over.
 */
export async function live(model: Model, plan: readonly Step[]): Promise<void> {
  const story = await Story.begin(model);
  for (const step of plan) await story.take(step);
  await story.restart();
  await story.restart();
  await story.snapshot();
  await story.restart();
  await story.take({ what: "change", seed: plan.length, budget: 5 });
  await story.restart();
  await story.restart();
}

type Handle = System & { readonly [name: string]: unknown };

class Story {
  readonly #model: Model;
  readonly #storage = crashableMemory();
  #handle!: Handle;
  /** Lives through the same without coopy, as long as that is the same: arguments are shared there, not copied. */
  #plain: System | undefined;
  #lastTouched: string;

  private constructor(model: Model) {
    this.#model = model;
    this.#plain = new model.System();
    [this.#lastTouched] = model.types as readonly [string];
  }

  static async begin(model: Model): Promise<Story> {
    const story = new Story(model);
    await story.#open();
    return story;
  }

  async take({ what, seed, budget }: Step): Promise<void> {
    switch (what) {
      case "snapshot":
        return this.snapshot();
      case "restart":
        return this.restart();
      case "keep":
        return this.#keep(seed, budget);
      case "touch":
        return this.#touch(seed, budget);
      case "draw":
        this.#plain = undefined;
        return void (await this.#handle.draw());
      case "atomic":
        return this.#atomic(seed, budget);
      case "undone":
        return this.#undone(seed, budget);
      default:
        await this.#handle[what](seed, budget);
        this.#plain?.[what](seed, budget);
        if (this.#plain !== undefined) expect(this.#described).toBe(describe(this.#plain));
    }
  }

  /** Several calls in one: all of them, or nothing where one throws. */
  async #atomic(seed: number, budget: number): Promise<void> {
    const { build, change, undone, draw } = commands(this.#model.System);
    if (seed % 3 === 0) {
      const before = this.#described;
      const all = [draw(), change(seed, budget), undone(seed, budget)];
      await expect(execute(this.#handle, all)).rejects.toThrow("undone");
      expect(this.#described).toBe(before);
    } else {
      await execute(this.#handle, [build(seed, budget), change(seed + 1, budget)]);
      this.#plain?.build(seed, budget);
      this.#plain?.change(seed + 1, budget);
    }
  }

  async snapshot(): Promise<void> {
    await snapshot(this.#handle);
  }

  async restart(): Promise<void> {
    const before = this.#described;
    this.#storage.crash();
    await this.#open();
    expect(this.#described).toBe(before);
  }

  /** A command that throws changes nothing. */
  async #undone(seed: number, budget: number): Promise<void> {
    const before = this.#described;
    await expect(this.#handle.undone(seed, budget)).rejects.toThrow("undone");
    expect(this.#described).toBe(before);
  }

  /** Arguments come into the state as they are, and what becomes of them outside changes nothing there. */
  async #keep(seed: number, budget: number): Promise<void> {
    this.#plain = undefined;
    const chance = new this.#model.Chance(seed, budget);
    const live = new Set<object>();
    // Half of them have objects of the state among them.
    if (seed % 2 === 0) for (const type of this.#model.types) this.#offer(chance, type, live);
    const values = [this.#model.makeRoot(chance), this.#model.makeRoot(chance)];
    await this.#handle.keep(...values);
    const kept = this.#see((system) => describe(system["kept"]));
    expect(kept).toBe(describe(values));
    const before = this.#described;
    spoil(values, live);
    expect(this.#described).toBe(before);
  }

  /** Objects of the state are passed as themselves, and fresh ones become such. */
  async #touch(seed: number, budget: number): Promise<void> {
    // What came as an argument is passed again, more often than by chance.
    const type = seed % 2 === 0 ? this.#lastTouched : this.#model.types[seed % this.#model.types.length]!;
    this.#lastTouched = type;
    this.#plain = undefined;
    const all = this.#handle[`all${type}`] as readonly object[];
    if (all.length === 0) return;
    // Those that came last came as arguments.
    const target = all.at(-1 - (seed % Math.min(3, all.length)))!;
    const chance = new this.#model.Chance(seed, budget);
    const fresh = this.#model.makers[type]!(chance);
    const touch = this.#handle[`touch${type}`] as (...args: readonly unknown[]) => Promise<object>;
    const result = await touch.call(this.#handle, target, [...all.slice(seed % 3), fresh], seed, budget);
    expect(result).toBe(target);
  }

  /** Lets `chance` take objects of the state, as if it had made them. */
  #offer(chance: Chance, type: string, live: Set<object>): void {
    for (const object of this.#handle[`all${type}`] as readonly object[]) {
      chance.keep(type, object);
      live.add(object);
    }
  }

  async #open(): Promise<void> {
    this.#handle = (await open(this.#model.System, this.#storage)) as unknown as Handle;
  }

  get #described(): string {
    return this.#see(describe);
  }

  #see<Result>(look: (system: Readonly<Record<string, unknown>>) => Result): Result {
    return peek(this.#handle as never, look as never) as Result;
  }
}

/** Everything of the graph, with what `#private` members hold. */
function describe(root: unknown): string {
  return describeGraph(root, (object) => (object as { tell?: () => readonly unknown[] }).tell?.() ?? []);
}
