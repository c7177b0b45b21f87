import type ts from "typescript";
import type { Implementers, Subclasses } from "../class-hierarchy.ts";
import { type Context, qualifiedName } from "../context.ts";
import type { DeclarationIds } from "../declaration-ids.ts";
import { Implementing, membersBelow } from "./implementing.ts";

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
  readonly #implementing: Implementing;
  readonly #known = new Map<ts.Declaration, readonly ts.Declaration[]>();

  constructor(known: Known) {
    this.#context = known.context;
    this.#subclasses = known.subclasses;
    this.#implementers = known.implementers;
    this.#implementing = new Implementing(known);
  }

  /** The declaration itself first. */
  membersBehind(declaration: ts.Declaration): readonly ts.Declaration[] {
    const known = this.#known.get(declaration) ?? [declaration, ...this.#sorted(this.#others(declaration))];
    this.#known.set(declaration, known);
    return known;
  }

  /** Members of subclasses, and of classes that say they implement an interface, by names as the checker has them. */
  membersBelow(declaration: ts.Declaration, name: RegExp): readonly ts.Declaration[] {
    const { ts, checker } = this.#context;
    if (ts.isClassLike(declaration)) return this.#sorted(membersOf(this.#subclasses, declaration, name));
    if (!ts.isInterfaceDeclaration(declaration)) return [];
    const symbol = checker.getTypeAtLocation(declaration).getSymbol();
    const classes = (symbol && this.#implementers.get(symbol)) ?? [];
    return this.#sorted(
      classes.flatMap((one) => [...matching(one, name), ...membersOf(this.#subclasses, one, name)]),
    );
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
    if (ts.isClassLike(owner)) return [...new Set(membersBelow(this.#subclasses, owner, name.getText()))];
    if (owner.getSourceFile().isDeclarationFile) return [];
    const isOfType = ts.isInterfaceDeclaration(owner) || ts.isTypeLiteralNode(owner);
    return isOfType ? this.#implementing.members(owner, name.getText()) : [];

    function isStatic(node: ts.Node): boolean {
      return (ts.getCombinedModifierFlags(node as ts.Declaration) & ts.ModifierFlags.Static) !== 0;
    }
  }
}

function membersOf(
  subclasses: Subclasses,
  owner: ts.ClassLikeDeclaration,
  name: RegExp,
): readonly ts.ClassElement[] {
  return (subclasses.get(owner) ?? []).flatMap((subclass) => [
    ...matching(subclass, name),
    ...membersOf(subclasses, subclass, name),
  ]);
}

/** "[Symbol.iterator]" is "__@iterator" to the checker. */
function matching({ members }: ts.ClassLikeDeclaration, name: RegExp): readonly ts.ClassElement[] {
  return members.filter((member) =>
    name.test((member.name?.getText() ?? "").replace(/^\[Symbol\.(\w+)\]$/, "__@$1")),
  );
}
