import type ts from "typescript";
import { baseClasses } from "../base-classes.ts";
import type { Subclasses } from "../class-hierarchy.ts";
import { qualifiedName } from "../context.ts";
import { Fits } from "../fits.ts";
import { madeClasses } from "../made-classes.ts";
import { moduleClosure } from "../module-closure.ts";
import type { Known } from "./dispatch.ts";

/** The classes that may stand behind an interface or an object type. */
export class Implementing {
  readonly #known: Known;
  readonly #fits: Fits;
  #made: ReadonlySet<ts.ClassLikeDeclaration> | undefined;
  #withMember: ReadonlyMap<string, readonly ts.ClassLikeDeclaration[]> | undefined;

  constructor(known: Known) {
    this.#known = known;
    this.#fits = new Fits(known.context);
  }

  /** The members of that name of classes that implement the type, and of those that extend them. */
  members(owner: ts.InterfaceDeclaration | ts.TypeLiteralNode, name: string): readonly ts.Declaration[] {
    const { checker } = this.#known.context;
    const type = checker.getTypeAtLocation(owner);
    const symbol = type.aliasSymbol ?? type.getSymbol();
    const declared = new Set(symbol && this.#known.implementers.get(symbol));
    const classes = (this.#having().get(name) ?? []).filter(
      (one) => declared.has(one) || this.#fitsAndIsMade(one, type),
    );
    const homes = new Set(classes);
    const inherited = [...declared]
      .filter((one) => !homes.has(one))
      .flatMap((one) => this.#inherited(one, name));
    return [
      ...new Set([
        ...classes.flatMap((one) => [...own(one, name), ...membersBelow(this.#known.subclasses, one, name)]),
        ...inherited,
      ]),
    ];
  }

  /** What only happens to fit counts where code that a system loads makes instances of it (rapid type analysis). */
  #fitsAndIsMade(declaration: ts.ClassLikeDeclaration, type: ts.Type): boolean {
    if (!this.#fits.isFit(declaration, type)) return false;
    this.#made ??= this.#madeIn(moduleClosure(this.#known.context, this.#known.homes));
    return this.#made.has(declaration);
  }

  #madeIn(files: Iterable<ts.SourceFile>): ReadonlySet<ts.ClassLikeDeclaration> {
    const names = new Set(
      this.#known.declared.map((one) => qualifiedName(this.#known.context, one).replace(/^.*\./, "")),
    );
    return new Set([...files].flatMap((file) => [...madeClasses(this.#known.context, names, file)]));
  }

  #inherited(declaration: ts.ClassLikeDeclaration, name: string): readonly ts.Declaration[] {
    return baseClasses(this.#known.context, declaration).flatMap((base) => {
      const members = own(base, name);
      return members.length > 0 ? members : this.#inherited(base, name);
    });
  }

  /** The classes by the names of their methods and accessors. */
  #having(): ReadonlyMap<string, readonly ts.ClassLikeDeclaration[]> {
    if (this.#withMember !== undefined) return this.#withMember;
    const { ts } = this.#known.context;
    const found = new Map<string, Set<ts.ClassLikeDeclaration>>();
    for (const one of this.#known.declared) {
      for (const member of one.members) {
        const isCode =
          ts.isMethodDeclaration(member) || ts.isAccessor(member) || ts.isPropertyDeclaration(member);
        const name = member.name?.getText();
        if (isCode && name !== undefined) found.set(name, (found.get(name) ?? new Set()).add(one));
      }
    }
    this.#withMember = new Map([...found].map(([name, classes]) => [name, [...classes]]));
    return this.#withMember;
  }
}

/** The members of that name which subclasses declare anew. */
export function membersBelow(
  subclasses: Subclasses,
  owner: ts.ClassLikeDeclaration,
  name: string,
): readonly ts.Declaration[] {
  return (subclasses.get(owner) ?? []).flatMap((subclass) => [
    ...own(subclass, name),
    ...membersBelow(subclasses, subclass, name),
  ]);
}

function own(declaration: ts.ClassLikeDeclaration, name: string): readonly ts.Declaration[] {
  return declaration.members.filter((member) => member.name?.getText() === name);
}
