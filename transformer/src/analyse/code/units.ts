import type ts from "typescript";
import type { Unit, UnitId } from "../../code-model.ts";
import type { Place } from "../../model.ts";
import { baseClasses, extendedBy } from "../base-classes.ts";
import type { Context } from "../context.ts";
import { placeOf } from "../context.ts";
import type { DeclarationIds } from "../declaration-ids.ts";
import { InstalledPackages } from "../packages/installed.ts";
import { memberName } from "../member-names.ts";
import { buildUnit, type UnitNode } from "./build-unit.ts";
import type { Dispatch } from "./dispatch.ts";
import { textOf } from "./draft.ts";
import type { Target } from "./targets.ts";
import type { Variables } from "./variables.ts";
import type { Walk } from "./walk.ts";

/** The units of a program, made one by one as others are found to reach them. */
export class Units {
  readonly dispatch: Dispatch;
  readonly variables: Variables;
  readonly packages: InstalledPackages;
  readonly #context: Context;
  readonly #declarations: DeclarationIds;
  readonly #ids = new Map<ts.Node, UnitId>();
  readonly #waiting: UnitNode[] = [];
  readonly #built: Unit[] = [];

  constructor(context: Context, ids: DeclarationIds, dispatch: Dispatch, variables: Variables) {
    this.#context = context;
    this.#declarations = ids;
    this.dispatch = dispatch;
    this.variables = variables;
    this.packages = new InstalledPackages(context);
  }

  of(node: UnitNode): UnitId {
    const known = this.#ids.get(node);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(node, id);
    this.#waiting.push(node);
    return id;
  }

  /** All units that are asked for, and all that these reach, by their ids. */
  all(): readonly Unit[] {
    for (let node = this.#waiting.shift(); node !== undefined; node = this.#waiting.shift()) {
      this.#built.push(buildUnit(this.#context, this, this.of(node), node));
    }
    return this.#built;
  }

  place(node: ts.Node): Place {
    return placeOf(node);
  }

  /** The units that make what the class inherits. */
  basesOf(declaration: ts.ClassLikeDeclaration, walk: Walk): readonly UnitId[] {
    const bases = baseClasses(this.#context, declaration).filter((base) => !base.getSourceFile().isDeclarationFile);
    const extended = extendedBy(this.#context, declaration);
    if (bases.length === 0 && extended !== undefined && this.#libraryClass(extended) === undefined) walk.draft.unknown(extended);
    return bases.map((base) => this.of(base));
  }

  #libraryClass({ expression }: ts.ExpressionWithTypeArguments): string | undefined {
    const { ts, checker } = this.#context;
    const symbol = checker.getSymbolAtLocation(expression);
    return symbol?.declarations?.map((one) => memberName(ts, one)).find((name) => name !== undefined);
  }

  /** The name of a member of the library, of Node or of a package that the tables know. */
  libraryMember(declaration: ts.Declaration): string | undefined {
    const { ts, program } = this.#context;
    const file = declaration.getSourceFile();
    const isKnown = program.isSourceFileDefaultLibrary(file) || file.fileName.includes("/node_modules/@types/node/");
    return isKnown ? memberName(ts, declaration) : this.packages.memberOf(declaration);
  }

  /** The runtime's own functions are the same on replay, by their contract. */
  isOfCoopy(declaration: ts.Declaration): boolean {
    return this.#declarations.packageOf(declaration.getSourceFile()) === "coopy";
  }

  /** Code of which there is only a declaration. */
  declared({ draft }: Walk, { name }: Extract<Target, { kind: "declared" }>, node: ts.Node): void {
    draft.find("DET182", node, `is only declared here: \`${name}\``, textOf(node));
    draft.unknown(node);
  }

  /** A function in a field: nothing says which one it is. */
  held({ draft }: Walk, declaration: ts.PropertyDeclaration, node: ts.Node): void {
    if (declaration.initializer) draft.enter(this.of(declaration), "initialise", node);
    else {
      draft.find("DET181", node, "calls a function that is held in a field");
      draft.unknown(node);
    }
  }
}
