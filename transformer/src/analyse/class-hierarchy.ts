import type ts from "typescript";
import { baseClasses } from "./base-classes.ts";
import type { Context } from "./context.ts";

/** Every class declaration of the user's sources, in order of file and place. */
export function classDeclarations({
  ts,
  sources,
}: Pick<Context, "ts" | "sources">): readonly ts.ClassLikeDeclaration[] {
  const found: ts.ClassLikeDeclaration[] = [];
  for (const file of sources) {
    // Most files have no class: a look at the text is cheaper than one at the tree.
    if (!file.text.includes("class")) continue;
    ts.forEachChild(file, function visit(node): void {
      if (ts.isClassLike(node) && !isNameless({ ts }, node)) found.push(node);
      ts.forEachChild(node, visit);
    });
  }
  return found;
}

/** A class expression that no variable holds: others are `const Page = class { … }`. */
export function isNameless({ ts }: Pick<Context, "ts">, declaration: ts.ClassLikeDeclaration): boolean {
  const { parent } = declaration;
  const isHeld = ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name);
  return ts.isClassExpression(declaration) && !isHeld;
}

/** The classes that directly extend each class. */
export type Subclasses = ReadonlyMap<ts.ClassLikeDeclaration, readonly ts.ClassLikeDeclaration[]>;

export function subclassesOf(context: Context, classes: readonly ts.ClassLikeDeclaration[]): Subclasses {
  const subclasses = new Map<ts.ClassLikeDeclaration, ts.ClassLikeDeclaration[]>();
  for (const declaration of classes) {
    if (declaration.heritageClauses === undefined) continue;
    for (const base of baseClasses(context, declaration)) {
      const siblings = subclasses.get(base);
      if (siblings) siblings.push(declaration);
      else subclasses.set(base, [declaration]);
    }
  }
  return subclasses;
}

/** The classes that say they implement an interface or object type, by its symbol. */
export type Implementers = ReadonlyMap<ts.Symbol, readonly ts.ClassLikeDeclaration[]>;

export function implementersOf(context: Context, classes: readonly ts.ClassLikeDeclaration[]): Implementers {
  const { ts, checker } = context;
  const implementers = new Map<ts.Symbol, ts.ClassLikeDeclaration[]>();
  for (const declaration of classes) {
    for (const clause of declaration.heritageClauses ?? []) {
      if (clause.token !== ts.SyntaxKind.ImplementsKeyword) continue;
      for (const node of clause.types) add(checker.getTypeAtLocation(node), declaration);
    }
  }
  return implementers;

  function add(type: ts.Type, declaration: ts.ClassLikeDeclaration): void {
    const symbol = type.aliasSymbol ?? type.getSymbol();
    if (symbol !== undefined) implementers.set(symbol, [...(implementers.get(symbol) ?? []), declaration]);
    if (type.isClassOrInterface()) for (const base of checker.getBaseTypes(type)) add(base, declaration);
  }
}
