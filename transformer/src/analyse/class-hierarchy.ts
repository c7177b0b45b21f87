import type ts from "typescript";
import { baseClass } from "./collection.ts";
import type { Context } from "./context.ts";

/** Every class declaration of the user's sources, in order of file and place. */
export function classDeclarations({ ts, sources }: Context): readonly ts.ClassDeclaration[] {
  const found: ts.ClassDeclaration[] = [];
  for (const file of sources) {
    // Most files have no class: a look at the text is cheaper than one at the tree.
    if (!file.text.includes("class")) continue;
    ts.forEachChild(file, function visit(node): void {
      if (ts.isClassDeclaration(node)) found.push(node);
      ts.forEachChild(node, visit);
    });
  }
  return found;
}

/** The classes that directly extend each class. */
export function subclassesOf(
  context: Context,
  classes: readonly ts.ClassDeclaration[],
): ReadonlyMap<ts.ClassDeclaration, readonly ts.ClassDeclaration[]> {
  const subclasses = new Map<ts.ClassDeclaration, ts.ClassDeclaration[]>();
  for (const declaration of classes) {
    if (declaration.heritageClauses === undefined) continue;
    const base = baseClass(context, declaration);
    if (base === undefined) continue;
    const siblings = subclasses.get(base);
    if (siblings) siblings.push(declaration);
    else subclasses.set(base, [declaration]);
  }
  return subclasses;
}

/** The classes that say they implement an interface or object type, by its symbol. */
export type Implementers = ReadonlyMap<ts.Symbol, readonly ts.ClassDeclaration[]>;

export function implementersOf(context: Context, classes: readonly ts.ClassDeclaration[]): Implementers {
  const { ts, checker } = context;
  const implementers = new Map<ts.Symbol, ts.ClassDeclaration[]>();
  for (const declaration of classes) {
    for (const clause of declaration.heritageClauses ?? []) {
      if (clause.token !== ts.SyntaxKind.ImplementsKeyword) continue;
      for (const node of clause.types) add(checker.getTypeAtLocation(node), declaration);
    }
  }
  return implementers;

  function add(type: ts.Type, declaration: ts.ClassDeclaration): void {
    const symbol = type.aliasSymbol ?? type.getSymbol();
    if (symbol !== undefined) implementers.set(symbol, [...(implementers.get(symbol) ?? []), declaration]);
    if (type.isClassOrInterface()) for (const base of checker.getBaseTypes(type)) add(base, declaration);
  }
}
