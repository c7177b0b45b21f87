import type ts from "typescript";
import { effectsOf } from "../../effects/library.ts";
import type { PackageSummary } from "../../effects/packages/package-summary.ts";
import { summaryOf } from "../../effects/packages/packages.ts";
import type { Context } from "../context.ts";
import { packageMemberName } from "./package-names.ts";

/** A package as it is installed: where its code is, not its types. */
export interface Installed {
  readonly name: string;
  readonly version: string;
  /** Where its types are: that of the package itself, or one of `@types`. */
  readonly types: string;
  /** Where its code is. Absent where only its types are installed. */
  readonly directory?: string;
}

/** The packages that a program names, and what is known of their members. */
export class InstalledPackages {
  readonly #context: Context;
  readonly #known = new Map<string, Installed | undefined>();
  readonly #versions = new Map<string, string>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** The package that a declaration belongs to. Undefined for the program's own. */
  of(declaration: ts.Node): Installed | undefined {
    return this.ofFile(declaration.getSourceFile().fileName);
  }

  ofFile(file: string): Installed | undefined {
    const [, directory, name] = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(file) ?? [];
    // The language's library and Node's are no packages: they have tables of their own.
    if (directory === undefined || name === undefined || /^(typescript|@types\/node)$/.test(name))
      return undefined;
    if (!this.#known.has(directory)) this.#known.set(directory, this.#read(directory, name));
    return this.#known.get(directory);
  }

  /** The name under which the tables know the declaration, where they know its package in this version. */
  memberOf(declaration: ts.Node): string | undefined {
    const found = this.of(declaration);
    const summary = found && this.summaryOf(found);
    const member = summary && packageMemberName(this.#context.ts, summary, declaration);
    // What nobody looked at is tried in other ways.
    if (member === undefined || effectsOf(member) === undefined) return undefined;
    this.#versions.set(found!.name, `${found!.name}@${found!.version}`);
    return member;
  }

  summaryOf({ name, version }: Installed): PackageSummary | undefined {
    return summaryOf(name, version);
  }

  /** "lodash@4.17.21" for a member of it that was found. */
  versionOf(member: string): string | undefined {
    const name = member.replace(/^(new )?npm:/, "");
    return [...this.#versions].find(([known]) => name.startsWith(`${known}.`))?.[1];
  }

  #read(types: string, typesName: string): Installed | undefined {
    const own = this.#manifest(types);
    if (own === undefined) return undefined;
    if (!typesName.startsWith("@types/")) return { ...own, name: typesName, types, directory: types };
    // Types that are published apart belong to the package they are of.
    const name = typesName.slice("@types/".length).replace(/^(.+)__/, "@$1/");
    const modules = types.slice(0, -typesName.length);
    // The types of lodash-es are those of lodash.
    const directory = [name, `${name}-es`]
      .map((each) => this.#nearest(modules, each))
      .find((each) => each !== undefined);
    const code = directory === undefined ? undefined : this.#manifest(directory);
    if (directory === undefined || code === undefined) return { ...own, name, types };
    return { ...code, name, types, directory };
  }

  /** The package in this `node_modules` or in one above. */
  #nearest(modules: string, name: string): string | undefined {
    const directory = `${modules}${name}`;
    if (this.#manifest(directory) !== undefined) return directory;
    const above = /^(.*\/)[^/]+\/node_modules\/$/.exec(modules)?.[1];
    const outer =
      above &&
      [...above.matchAll(/\//g)].map(({ index }) => `${above.slice(0, index)}/node_modules/`).reverse();
    return outer
      ? outer.map((each) => `${each}${name}`).find((each) => this.#manifest(each) !== undefined)
      : undefined;
  }

  #manifest(directory: string): { readonly version: string } | undefined {
    const text = this.#context.ts.sys.readFile(`${directory}/package.json`);
    const version = text === undefined ? undefined : /"version"\s*:\s*"([^"]+)"/.exec(text)?.[1];
    return text === undefined ? undefined : { version: version ?? "0.0.0" };
  }
}
