import type ts from "typescript";
import { baseClasses } from "../base-classes.ts";
import type { Implementers, Subclasses } from "../class-hierarchy.ts";
import { type Context, qualifiedName } from "../context.ts";
import type { DeclarationIds } from "../declaration-ids.ts";
import { Fits } from "../fits.ts";
import { madeClasses } from "../made-classes.ts";
import { moduleClosure } from "../module-closure.ts";

/** What is known of a program before its code is looked at. */
export interface Known {
  readonly context: Context;
  readonly ids: DeclarationIds;
  readonly declared: readonly ts.ClassLikeDeclaration[];
  readonly subclasses: Subclasses;
  readonly implementers: Implementers;
  /** The files of the systems. */
  readonly homes: readonly ts.SourceFile[];
}

/** Finds the members that run when one is asked for by its declaration: those of subclasses and of implementing classes. */
export class Dispatch {
  readonly #context: Context;
  readonly #subclasses: Subclasses;
  readonly #implementers: Implementers;
  readonly #classes: readonly ts.ClassLikeDeclaration[];
  readonly #fits: Fits;
  readonly #known = new Map<ts.Declaration, readonly ts.Declaration[]>();
  /** The files of the systems. */
  readonly #homes: readonly ts.SourceFile[];
  #made: ReadonlySet<ts.ClassLikeDeclaration> | undefined;
  #withMember: ReadonlyMap<string, readonly ts.ClassLikeDeclaration[]> | undefined;

  constructor({ context, declared, subclasses, implementers, homes }: Known) {
    this.#context = context;
    this.#classes = declared;
    this.#homes = homes;
    this.#subclasses = subclasses;
    this.#implementers = implementers;
    this.#fits = new Fits(context);
  }

  /** The declaration itself first. */
  membersBehind(declaration: ts.Declaration): readonly ts.Declaration[] {
    const known = this.#known.get(declaration) ?? [declaration, ...this.#sorted(this.#others(declaration))];
    this.#known.set(declaration, known);
    return known;
  }

  /** The order of files and declarations says nothing about a program. */
  #sorted(declarations: readonly ts.Declaration[]): readonly ts.Declaration[] {
    const nameOf = ({ parent }: ts.Declaration) =>
      qualifiedName(this.#context, parent as ts.ClassLikeDeclaration);
    return declarations.toSorted((left, right) =>
      nameOf(left) < nameOf(right) ? -1 : nameOf(left) > nameOf(right) ? 1 : 0,
    );
  }

  #others(declaration: ts.Declaration): readonly ts.Declaration[] {
    const { ts } = this.#context;
    const { name } = declaration as ts.NamedDeclaration;
    const owner = declaration.parent as ts.Node | undefined;
    if (name === undefined || owner === undefined || isStatic(declaration)) return [];
    if (ts.isClassLike(owner)) return [...new Set(this.#below(owner, name.getText()))];
    if (owner.getSourceFile().isDeclarationFile) return [];
    const isOfType = ts.isInterfaceDeclaration(owner) || ts.isTypeLiteralNode(owner);
    return isOfType ? this.#implementing(owner, name.getText()) : [];

    function isStatic(node: ts.Node): boolean {
      return (ts.getCombinedModifierFlags(node as ts.Declaration) & ts.ModifierFlags.Static) !== 0;
    }
  }

  #below(owner: ts.ClassLikeDeclaration, name: string): readonly ts.Declaration[] {
    return (this.#subclasses.get(owner) ?? []).flatMap((subclass) => [
      ...subclass.members.filter((member) => member.name?.getText() === name),
      ...this.#below(subclass, name),
    ]);
  }

  #implementing(
    owner: ts.InterfaceDeclaration | ts.TypeLiteralNode,
    name: string,
  ): readonly ts.Declaration[] {
    const { checker } = this.#context;
    const type = checker.getTypeAtLocation(owner);
    const symbol = type.aliasSymbol ?? type.getSymbol();
    const declared = new Set(symbol && this.#implementers.get(symbol));
    const classes = (this.#having().get(name) ?? []).filter(
      (one) => declared.has(one) || this.#fitsAndIsMade(one, type),
    );
    const homes = new Set(classes);
    const inherited = [...declared]
      .filter((one) => !homes.has(one))
      .flatMap((one) => this.#inherited(one, name));
    return [
      ...new Set([...classes.flatMap((one) => [...own(one, name), ...this.#below(one, name)]), ...inherited]),
    ];
  }

  /** What only happens to fit counts where code that a system loads makes instances of it (rapid type analysis). */
  #fitsAndIsMade(declaration: ts.ClassLikeDeclaration, type: ts.Type): boolean {
    if (!this.#fits.isFit(declaration, type)) return false;
    this.#made ??= this.#madeIn(moduleClosure(this.#context, this.#homes));
    return this.#made.has(declaration);
  }

  #madeIn(files: Iterable<ts.SourceFile>): ReadonlySet<ts.ClassLikeDeclaration> {
    const names = new Set(this.#classes.map((one) => qualifiedName(this.#context, one).replace(/^.*\./, "")));
    return new Set([...files].flatMap((file) => [...madeClasses(this.#context, names, file)]));
  }

  #inherited(declaration: ts.ClassLikeDeclaration, name: string): readonly ts.Declaration[] {
    return baseClasses(this.#context, declaration).flatMap((base) => {
      const members = own(base, name);
      return members.length > 0 ? members : this.#inherited(base, name);
    });
  }

  /** The classes by the names of their methods and accessors. */
  #having(): ReadonlyMap<string, readonly ts.ClassLikeDeclaration[]> {
    if (this.#withMember !== undefined) return this.#withMember;
    const { ts } = this.#context;
    const found = new Map<string, Set<ts.ClassLikeDeclaration>>();
    for (const one of this.#classes) {
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

function own(declaration: ts.ClassLikeDeclaration, name: string): readonly ts.Declaration[] {
  return declaration.members.filter((member) => member.name?.getText() === name);
}
