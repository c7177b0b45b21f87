import type ts from "typescript";
import type { UnitId } from "../../code-model.ts";
import { DeclarationIds } from "../declaration-ids.ts";
import type { Installed } from "../packages/installed.ts";
import { declaredPath } from "../packages/package-names.ts";
import { exportedNames, type ScriptCode, scriptCode } from "../packages/script-exports.ts";
import { ScriptFiles } from "../packages/script-files.ts";
import { scriptContext } from "../packages/script-program.ts";
import { Dispatch } from "./dispatch.ts";
import { Units } from "./units.ts";
import { Variables } from "./variables.ts";

/** How many functions of a package are looked at before it counts as too big. */
const unitsMax = 300;

/** What a package's function is, by its JavaScript. `too-big`: it reaches more code than anyone would wait for. */
export type Script = { readonly unit: UnitId; readonly how: "call" | "initialise" } | "too-big";

/**
 * The JavaScript of packages, as far as commands reach it. Nothing is read before a package is reached that no table
 * knows; then one program is made for each of its files that is asked for.
 */
export class Scripts {
  readonly #units: Units;
  readonly #files: ScriptFiles;
  readonly #byFile = new Map<string, Units>();
  readonly #found = new Map<ts.Node, Script | undefined>();
  readonly #tooBig = new Set<Units>();

  constructor(units: Units) {
    this.#units = units;
    this.#files = new ScriptFiles(units.context);
  }

  codeOf(declaration: ts.Node, installed: Installed): Script | undefined {
    if (!this.#found.has(declaration)) this.#found.set(declaration, this.#find(declaration, installed));
    return this.#found.get(declaration);
  }

  #find(declaration: ts.Node, installed: Installed): Script | undefined {
    const { context } = this.#units;
    const member = memberIn(context, declaration);
    const names = exportedNames(context, declaration);
    for (const file of this.#candidates(declaration.getSourceFile().fileName, installed)) {
      const units = this.#unitsOf(file);
      const source = units.context.program.getSourceFile(file);
      const code = source && scriptCode(units.context, source, names, member);
      if (code !== undefined) return this.#enter(units, code);
    }
    return undefined;
  }

  /** All that the code reaches is looked at here and now, so that it is known whether it is too much. */
  #enter(units: Units, code: ScriptCode): Script {
    const unit = units.of(code);
    if (!this.#tooBig.has(units) && !units.build(unitsMax)) this.#tooBig.add(units);
    if (this.#tooBig.has(units)) return "too-big";
    return { unit, how: units.context.ts.isVariableDeclaration(code) ? "initialise" : "call" };
  }

  /** The file beside the types, and what the package gives by its name. */
  #candidates(types: string, { types: folder, directory }: Installed): readonly string[] {
    if (directory === undefined) return [];
    const path = types.slice(folder.length + 1).replace(/\.d\.[cm]?ts$/, "");
    const own =
      folder === directory
        ? this.#files.beside(types)
        : path === "index"
          ? undefined
          : this.#files.ofPackage(directory, path);
    return [...new Set([own, this.#files.ofPackage(directory)])].filter((file) => file !== undefined);
  }

  #unitsOf(file: string): Units {
    const known = this.#byFile.get(file);
    if (known !== undefined) return known;
    const context = scriptContext(
      this.#units.context,
      this.#files,
      (name, from) => this.#isKnown(name, from),
      file,
    );
    const ids = new DeclarationIds(context);
    const dispatch = new Dispatch({
      context,
      ids,
      declared: [],
      subclasses: new Map(),
      implementers: new Map(),
      homes: [],
    });
    const units = new Units({ context, ids, dispatch, variables: new Variables(context) }, this.#units);
    this.#byFile.set(file, units);
    return units;
  }

  /** Whether the tables know the package that an import leads to. */
  #isKnown(specifier: string, from: string): boolean {
    if (/^\.{1,2}(\/|$)/.test(specifier)) return false;
    const file = this.#files.imported(specifier, from);
    const installed = file === undefined ? undefined : this.#units.packages.ofFile(file);
    return installed !== undefined && this.#units.packages.summaryOf(installed) !== undefined;
  }
}

/** The member of what is exported: of a class or a namespace. What an interface has says nothing of where its code is. */
function memberIn({ ts }: Units["context"], declaration: ts.Node): string | undefined {
  const [, member] = declaredPath(ts, declaration) ?? [];
  return member === "default" ? undefined : member;
}
