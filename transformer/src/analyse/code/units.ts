import type ts from "typescript";
import type { Unit, UnitId } from "../../code-model.ts";
import type { Exception } from "../../exception-model.ts";
import type { Token } from "../../logic.ts";
import type { Options } from "../../options.ts";
import type { Context } from "../context.ts";
import type { DeclarationIds } from "../declaration-ids.ts";
import { memberName } from "../member-names.ts";
import { InstalledPackages } from "../packages/installed.ts";
import { Trusted } from "../packages/trusted.ts";
import { buildUnit } from "./build-unit.ts";
import type { Dispatch } from "./dispatch.ts";
import { Scripts } from "./scripts.ts";
import type { Target } from "./targets.ts";
import type { UnitNode } from "./unit-node.ts";
import type { UnitNumbers } from "./unit-numbers.ts";
import type { Variables } from "./variables.ts";
import type { Written } from "./written.ts";

/** What the code of a program is read with. */
export interface Reading {
  readonly context: Context;
  readonly ids: DeclarationIds;
  readonly dispatch: Dispatch;
  readonly variables: Variables;
  readonly options?: Options;
}

/** The units of a program, made one by one as others are found to reach them. */
export class Units {
  readonly context: Context;
  readonly dispatch: Dispatch;
  readonly variables: Variables;
  readonly packages: InstalledPackages;
  readonly trusted: Trusted;
  readonly scripts: Scripts;
  /** What was not looked at because someone vouches for it. */
  readonly exceptions: Map<string, Exception>;
  readonly numbers: UnitNumbers;
  /** What symbols can stand for, as far as they were asked for. */
  readonly targets = new Map<ts.Symbol, readonly Target[]>();
  /** Whether these are of JavaScript, of which the compiler does not know all types. */
  readonly isScript: boolean;
  readonly #declarations: DeclarationIds;
  readonly #waiting: UnitNode[] = [];

  /** The units of packages belong to those of the program which reaches them, and are numbered with them. */
  constructor({ context, ids, dispatch, variables, options = {} }: Reading, program?: Units) {
    this.context = context;
    this.dispatch = dispatch;
    this.variables = variables;
    this.packages = new InstalledPackages(context);
    this.trusted = program?.trusted ?? new Trusted(context, options);
    this.scripts = program?.scripts ?? new Scripts(this);
    this.exceptions = program?.exceptions ?? new Map();
    this.isScript = program !== undefined;
    this.#declarations = ids;
    this.numbers = program?.numbers ?? { ids: new Map(), nodes: [], built: [], sites: [], codes: [] };
  }

  of(node: UnitNode): UnitId {
    const { ids, nodes } = this.numbers;
    const known = ids.get(node);
    if (known !== undefined) return known;
    const id = ids.size;
    ids.set(node, id);
    nodes.push(node);
    this.#waiting.push(node);
    return id;
  }

  sitesOf(id: UnitId): readonly Written[] {
    return this.numbers.sites[id] ?? [];
  }

  nodeOf(id: UnitId): UnitNode | undefined {
    return this.numbers.nodes[id];
  }

  /** All units that are asked for, and all that these reach, by their ids. */
  all(): readonly Unit[] {
    this.build(Number.POSITIVE_INFINITY);
    return this.numbers.built;
  }

  /** Builds what is asked for. @returns whether that was all, or more than so many */
  build(unitsMax: number): boolean {
    for (let count = 0; count < unitsMax; count++) {
      const node = this.#waiting.shift();
      if (node === undefined) return true;
      this.numbers.built.push(buildUnit(this.context, this, this.of(node), node));
    }
    return this.#waiting.length === 0;
  }

  /** The normal form of a unit that is built, references to other units as numbers. */
  codeOf(id: UnitId): readonly Token[] {
    const code = this.numbers.codes[id];
    if (code === undefined) throw new Error(`no unit of code has the number ${id}`);
    return code();
  }

  /** The name of a member of the library, of Node or of a package that the tables know. */
  libraryMember(declaration: ts.Declaration): string | undefined {
    const { ts, program } = this.context;
    const file = declaration.getSourceFile();
    const isKnown =
      program.isSourceFileDefaultLibrary(file) || file.fileName.includes("/node_modules/@types/node/");
    return isKnown ? memberName(ts, declaration) : this.packages.memberOf(declaration);
  }

  /** The runtime's own functions are the same on replay, by their contract. */
  isOfCoopy(declaration: ts.Declaration): boolean {
    return this.#declarations.packageOf(declaration.getSourceFile()) === "coopy";
  }
}
