import type { Unit, UnitId } from "../../code-model.ts";
import { Summaries } from "../../effects/summaries.ts";
import { fingerprintOf } from "../../logic.ts";
import type { Model, OutsideWrite, Unproven } from "../../model.ts";
import type { Vouched } from "../../exception-model.ts";
import type { Options } from "../../options.ts";
import { tagsWithoutReason } from "../packages/deterministic-tags.ts";
import type { UnitNode } from "./build-unit.ts";
import { Dispatch, type Known } from "./dispatch.ts";
import { Units } from "./units.ts";
import { Variables } from "./variables.ts";

/** The code of a program, as far as someone asked what it does. */
export class Code {
  readonly #variables: Variables;
  readonly #units: Units;
  readonly #summaries = new Summaries();
  #summarised = 0;

  constructor(known: Known, options: Options = {}) {
    const { context, ids } = known;
    this.#variables = new Variables(context);
    this.#units = new Units({ context, ids, dispatch: new Dispatch(known), variables: this.#variables, options });
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
    const id = this.#units.of(node);
    this.#summarise();
    const { writes, unknown } = this.#summaries.of(id);
    const [witness] = [...writes.values(), ...(unknown ? [unknown] : [])];
    return witness && { kind: "unproven", ...witness };
  }

  /** A fingerprint of the code and of all that it reaches. */
  logicOf(node: UnitNode): string {
    const id = this.#units.of(node);
    return fingerprintOf(this.#units.all(), id);
  }

  /** What the code, and all that it calls, writes to variables of modules and to what they hold. */
  outsideWrites(node: UnitNode): readonly OutsideWrite[] {
    const id = this.#units.of(node);
    this.#summarise();
    return [...this.#summaries.of(id).writes].flatMap(([root, { text, place, chain }]) => {
      if (!root.startsWith("outside ")) return [];
      const variable = root.slice("outside ".length);
      const isShared = variable.startsWith("library ");
      const name = isShared ? variable.slice("library ".length) : variable.replace(/ .*$/s, "");
      return [{ kind: "outside-write", variable, name, isShared, text, place, chain }];
    });
  }

  /** All the code that was asked for, the functions that change what it reads of modules, and what someone vouches for. */
  reached(): Pick<Model, "units" | "outsideWriters" | keyof Vouched> {
    const units = this.#summarise();
    const read = new Set(units.flatMap(({ reads }) => reads.map(({ variable }) => variable)));
    const users = new Set([...read].flatMap((variable) => this.#variables.usersOf(variable)));
    for (const node of users) this.#units.of(node);
    const all = this.#summarise();
    const outsideWriters = all.flatMap(({ id, label, place }) =>
      [...this.#summaries.of(id).writes].flatMap(([root, { chain }]) => {
        const variable = root.replace(/^outside /, "");
        return chain.length === 0 && read.has(variable) ? [{ variable, label, file: place.file }] : [];
      }),
    );
    const exceptions = [...this.#units.exceptions].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, one]) => one);
    return { units: all, outsideWriters, exceptions, tagsWithoutReason: tagsWithoutReason(this.#units.context) };
  }

  #summarise(): readonly Unit[] {
    const units = this.#units.all();
    this.#summaries.add(units.slice(this.#summarised));
    this.#summarised = units.length;
    return units;
  }
}
