import type ts from "typescript";
import { isLibrary } from "../context.ts";
import { memberName } from "../member-names.ts";
import { assignedTo } from "../packages/script-exports.ts";
import type { Made } from "./made-here.ts";
import { functionOf } from "./names.ts";
import { bare, hasModifier } from "./syntax.ts";
import type { Walk } from "./walk.ts";

/** What stands behind a name that is called or handed on. */
export type Target =
  | { readonly kind: "library"; readonly member: string }
  /** Code of the program. `isOpen`: found by an interface or an abstract class, where others may stand too. */
  | { readonly kind: "code"; readonly declaration: ts.FunctionLikeDeclaration; readonly isOpen: boolean }
  | { readonly kind: "class"; readonly declaration: ts.ClassLikeDeclaration }
  /** A module as a whole: `import * as`. */
  | { readonly kind: "module"; readonly symbol: ts.Symbol }
  | { readonly kind: "enum"; readonly declaration: ts.EnumDeclaration }
  /** A function that is held in a variable or parameter: it is looked at where it is made. */
  | { readonly kind: "value" }
  /** A function of which a call of the unit itself is known to have made it. */
  | { readonly kind: "made"; readonly made: Made }
  /** A function that is held in a field of a class. */
  | { readonly kind: "held"; readonly declaration: ts.PropertyDeclaration }
  /** Of coopy itself: `clock.now`. */
  | { readonly kind: "coopy" }
  /** Declared, and nothing more is known. */
  | { readonly kind: "declared"; readonly declaration: ts.Declaration; readonly name: string };

/** What the symbol can stand for, subclasses and implementing classes included. */
export function targetsOf(walk: Walk, symbol: ts.Symbol, node: ts.Node): readonly Target[] {
  const { targets } = walk.units;
  const known = targets.get(symbol) ?? behind(walk, symbol);
  targets.set(symbol, known);
  const [declaration] = symbol.declarations ?? [];
  const isNameless = known.length === 0 && declaration !== undefined && isLibrary(walk.context, symbol);
  return isNameless ? [{ kind: "declared", declaration, name: node.getText() }] : known;
}

function behind(walk: Walk, symbol: ts.Symbol): readonly Target[] {
  const { context, units } = walk;
  const { ts } = context;
  const declarations = symbol.declarations ?? [];
  const { SymbolFlags } = ts;
  // A function or a class may have a namespace of the same name.
  const other = SymbolFlags.Class | SymbolFlags.Function | SymbolFlags.Variable | SymbolFlags.Enum;
  // `module.exports = function …` is the module, and what it gives.
  const isAssigned = declarations.some((declaration) => assignedTo(context, declaration) !== undefined);
  if (symbol.flags & SymbolFlags.ValueModule && !(symbol.flags & other) && !isAssigned)
    return [{ kind: "module", symbol }];
  const found = new Map<ts.Declaration | string, Target>();
  for (const declaration of declarations) {
    for (const each of units.dispatch.membersBehind(declaration)) {
      const target = targetOf(walk, each, each !== declaration || isAbstract(walk, declaration));
      if (target !== undefined) found.set(target.kind === "library" ? target.member : each, target);
    }
  }
  if (isLibrary(context, symbol) && found.size === 0) {
    const member = declarations
      .map((declaration) => memberName(ts, declaration))
      .find((name) => name !== undefined);
    return member === undefined ? [] : [{ kind: "library", member }];
  }
  const targets = [...found.values()];
  // What the library declares in several ways is known by one of them.
  return targets.some(({ kind }) => kind === "library")
    ? targets.filter(({ kind }) => kind !== "declared")
    : targets;
}

function targetOf(walk: Walk, declaration: ts.Declaration, isOpen: boolean): Target | undefined {
  const { context, units } = walk;
  const { ts } = context;
  if (units.isOfCoopy(declaration)) return { kind: "coopy" };
  const own = functionOf(walk, declaration);
  if (own !== undefined && !declaration.getSourceFile().isDeclarationFile)
    return { kind: "code", declaration: own, isOpen };
  if (declaration.getSourceFile().isDeclarationFile) return declaredTarget(walk, declaration);
  const held =
    ts.isVariableDeclaration(declaration) && declaration.initializer
      ? bare(context, declaration.initializer)
      : declaration;
  if (ts.isClassLike(held)) return { kind: "class", declaration: held };
  if (ts.isEnumDeclaration(declaration)) return { kind: "enum", declaration };
  if (ts.isPropertyDeclaration(declaration)) return { kind: "held", declaration };
  if (ts.isFunctionDeclaration(declaration) && hasModifier(declaration, ts.SyntaxKind.DeclareKeyword)) {
    return { kind: "declared", declaration, name: declaration.name?.text ?? "a function" };
  }
  const isSignature =
    ts.isMethodDeclaration(declaration) ||
    ts.isMethodSignature(declaration) ||
    ts.isFunctionDeclaration(declaration);
  // Overloads and abstract methods are nothing by themselves.
  return isSignature ? undefined : { kind: "value" };
}

function declaredTarget({ units }: Walk, declaration: ts.Declaration): Target {
  const member = units.libraryMember(declaration);
  if (member !== undefined) return { kind: "library", member };
  const { name } = declaration as ts.NamedDeclaration;
  return { kind: "declared", declaration, name: name?.getText() ?? "this" };
}

function isAbstract({ context }: Walk, declaration: ts.Declaration): boolean {
  return hasModifier(declaration, context.ts.SyntaxKind.AbstractKeyword);
}
