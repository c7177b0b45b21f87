import type { Unit, UnitId } from "../../code-model.ts";
import type { Vouched } from "../../exception-model.ts";
import { isKept } from "../../flow/roots.ts";
import { Summaries } from "../../flow/summaries.ts";
import type { Summary } from "../../flow/summary.ts";
import { fingerprintOf } from "../../logic.ts";
import type { Model, OutsideWrite, Unproven } from "../../model.ts";
import type { Options } from "../../options.ts";
import type { Context } from "../context.ts";
import { tagsWithoutReason } from "../packages/deterministic-tags.ts";
import { Dispatch, type Known } from "./dispatch.ts";
import { isOfLoading } from "./loading.ts";
import { outsideWritersOf, outsideWritesIn } from "./outside-writes.ts";
import type { UnitNode } from "./unit-node.ts";
import { Units } from "./units.ts";
import { Variables } from "./variables.ts";
import type { KnownUnit } from "./written.ts";

/** The code of a program, as far as someone asked what it does. */
export class Code {
  readonly #context: Context;
  readonly #variables: Variables;
  readonly #units: Units;
  readonly #summaries = new Summaries();
  #summarised = 0;

  constructor(known: Known, options: Options = {}) {
    const { context, ids } = known;
    this.#context = context;
    this.#variables = new Variables(context);
    this.#units = new Units({
      context,
      ids,
      dispatch: new Dispatch(known),
      variables: this.#variables,
      options,
    });
  }

  unitOf(node: UnitNode): UnitId {
    return this.#units.of(node);
  }

  /**
   * Tries to prove that code writes nothing that outlives it. What cannot be followed cannot be proven.
   *
   * @returns undefined when it holds, else the first place where it fails, and how that is reached.
   */
  disprove(node: UnitNode): Unproven | undefined {
    const { writes, calls, unknown } = this.summaryOf(node);
    const kept = [...calls].flatMap(([root, call]) => (isKept(root) ? [call] : []));
    const [witness] = [...writes.values(), ...(unknown ? [unknown] : []), ...kept];
    return witness && { kind: "unproven", ...witness };
  }

  /** A fingerprint of the code and of all that it reaches. */
  logicOf(node: UnitNode): string {
    const id = this.#units.of(node);
    this.#units.all();
    return fingerprintOf((each) => this.#units.codeOf(each), id);
  }

  /** What the code, and all that it calls, writes to variables of modules and to what they hold. */
  outsideWrites(node: UnitNode): readonly OutsideWrite[] {
    return outsideWritesIn(this.#context, this.#variables, this.summaryOf(node));
  }

  /** What the code does to what it is given, and to what lies outside of it. */
  summaryOf(node: UnitNode): Summary {
    const id = this.#units.of(node);
    this.#summarise();
    return this.#summaries.of(id);
  }

  /** All the code that was asked for, and what that reaches. */
  units(): readonly Unit[] {
    return this.#summarise();
  }

  /** What is known of one unit: its summary, where it writes, and the file it stands in. */
  unit(id: UnitId): KnownUnit {
    const [summary, sites] = [this.#summaries.of(id), this.#units.sitesOf(id)];
    return { summary, sites, file: this.#units.nodeOf(id)?.getSourceFile() };
  }

  /** All the code that was asked for, and the functions that change what it reads of modules. */
  reached(): Pick<Model, "units" | "outsideWriters" | keyof Vouched> {
    const units = this.#summarise();
    const read = new Set(units.flatMap(({ reads }) => reads.map(({ variable }) => variable)));
    const users = new Set([...read].flatMap((variable) => this.#variables.usersOf(variable)));
    for (const node of users) this.#units.of(node);
    const all = this.#summarise();
    // What runs when a module is loaded runs before every command, in the same way.
    const later = all.filter(({ id }) => !this.#runsAtLoad(id));
    const exceptions = [...this.#units.exceptions].sort(([left], [right]) => (left < right ? -1 : 1));
    return {
      units: all,
      outsideWriters: later.flatMap((unit) => outsideWritersOf(unit, this.#summaries.of(unit.id), read)),
      exceptions: exceptions.map(([, exception]) => exception),
      tagsWithoutReason: this.#context.once(tagsWithoutReason),
    };
  }

  #runsAtLoad(id: UnitId): boolean {
    const node = this.#units.nodeOf(id);
    return node === undefined || isOfLoading(this.#context.ts, this.#variables, node);
  }

  #summarise(): readonly Unit[] {
    const units = this.#units.all();
    this.#summaries.add(units.slice(this.#summarised));
    this.#summarised = units.length;
    return units;
  }
}
