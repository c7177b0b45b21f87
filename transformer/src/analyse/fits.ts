import type ts from "typescript";
import { baseClasses } from "./base-classes.ts";
import type { Context } from "./context.ts";
import { instanceType } from "./made-classes.ts";

/** Which classes TypeScript lets stand for which types. Where type arguments decide, names of properties do. */
export class Fits {
  readonly #context: Context;
  readonly #names = new Map<ts.Type, ReadonlySet<string>>();
  readonly #required = new Map<ts.Type, readonly string[]>();
  readonly #known = new Map<ts.ClassLikeDeclaration, Map<ts.Type, boolean>>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Whether an instance of the class may stand where the type is expected, though it does not extend it. */
  isFit(declaration: ts.ClassLikeDeclaration, type: ts.Type): boolean {
    const known = this.#known.get(declaration) ?? new Map<ts.Type, boolean>();
    this.#known.set(declaration, known);
    const found = known.get(type) ?? this.#test(declaration, type);
    known.set(type, found);
    return found;
  }

  #test(declaration: ts.ClassLikeDeclaration, type: ts.Type): boolean {
    const { checker } = this.#context;
    const instance = instanceType(this.#context, declaration);
    // Most classes lack a property, which is cheap to see.
    const names = this.#namesOf(instance);
    for (const name of this.#requiredBy(type)) if (!names.has(name)) return false;
    if (this.#extends(declaration, type.getSymbol()?.valueDeclaration)) return false;
    if (declaration.typeParameters?.length || this.#isGeneric(type)) return true;
    return checker.isTypeAssignableTo(instance, type);
  }

  #namesOf(type: ts.Type): ReadonlySet<string> {
    const names = this.#names.get(type) ?? new Set(this.#properties(type).map(({ name }) => name));
    this.#names.set(type, names);
    return names;
  }

  #requiredBy(type: ts.Type): readonly string[] {
    const { Optional } = this.#context.ts.SymbolFlags;
    const required =
      this.#required.get(type) ??
      this.#properties(type).flatMap(({ name, flags }) => (flags & Optional ? [] : [name]));
    this.#required.set(type, required);
    return required;
  }

  #properties(type: ts.Type): readonly ts.Symbol[] {
    return this.#context.checker.getPropertiesOfType(type);
  }

  /** Whether the class is, or extends, the one that is declared there. */
  #extends(declaration: ts.ClassLikeDeclaration, other: ts.Declaration | undefined): boolean {
    if (declaration === other) return true;
    return baseClasses(this.#context, declaration).some((base) => this.#extends(base, other));
  }

  /** Whether a property is of a type that is known only where a generic one is used. */
  #isGeneric(type: ts.Type): boolean {
    const { checker, ts } = this.#context;
    const mentions = (one: ts.Type, depth: number): boolean => {
      if (one.flags & ts.TypeFlags.TypeParameter) return true;
      if (depth === 0) return false;
      const held = one.isUnionOrIntersection()
        ? one.types
        : one.flags & ts.TypeFlags.Object
          ? checker.getTypeArguments(one as ts.TypeReference)
          : [];
      return [...held, ...(one.aliasTypeArguments ?? [])].some((part) => mentions(part, depth - 1));
    };
    return this.#properties(type).some((property) => mentions(checker.getTypeOfSymbol(property), 3));
  }
}
