import type ts from "typescript";
import type { Compilation } from "../compilation.ts";
import { codeNodesOf } from "./code-nodes.ts";
import { type Context, resolveAlias } from "./context.ts";
import { isHandedOn } from "./surroundings.ts";

/**
 * The classes of the program that code in the file makes instances of, or hands on as values, so that others can.
 * `names` are those of all classes, which most properties are not called.
 */
export function madeClasses(
  context: Context,
  names: ReadonlySet<string>,
  file: ts.SourceFile,
): ReadonlySet<ts.ClassLikeDeclaration> {
  return new Set(codeNodesOf(context, file, makingKinds).flatMap((node) => madeAt(context, names, node)));
}

function makingKinds({ ts: { SyntaxKind } }: Compilation): ReadonlySet<ts.SyntaxKind> {
  return new Set([SyntaxKind.NewExpression, SyntaxKind.Identifier, SyntaxKind.PropertyAccessExpression]);
}

function madeAt(
  context: Context,
  names: ReadonlySet<string>,
  node: ts.Node,
): readonly ts.ClassLikeDeclaration[] {
  const { ts, checker } = context;
  if (ts.isNewExpression(node)) {
    const named = classNamed(context, node.expression);
    if (named !== undefined) return [named];
    const type = checker.getTypeAtLocation(node);
    const types = type.isUnionOrIntersection() ? type.types : [type];
    return types.flatMap((one) => declarationOf(context, one) ?? []);
  }
  const isName = ts.isIdentifier(node) || (ts.isPropertyAccessExpression(node) && names.has(node.name.text));
  const named = isName && isUse(context, node) ? classNamed(context, node) : undefined;
  return named === undefined ? [] : [named];
}

/** Whether the class itself goes somewhere. */
function isUse(context: Context, node: ts.Expression): boolean {
  const { ts } = context;
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  // `Tags.from(…)` and `Tags.of(…)` of a class that extends Array.
  if (ts.isPropertyAccessExpression(parent)) return /^(from|of)$/.test(parent.name.text);
  const isQuestion =
    ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
  return !isQuestion && isHandedOn(context, node);
}

/** The class that an expression names: `Page`, `geometry.Point`, a constant that holds a class expression. */
export function classNamed(context: Context, node: ts.Expression): ts.ClassLikeDeclaration | undefined {
  const { ts, checker } = context;
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  if (!ts.isIdentifier(name)) return undefined;
  const symbol = ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
  const declaration = symbol && resolveAlias(context, symbol).valueDeclaration;
  if (declaration === undefined) return undefined;
  if (ts.isClassLike(declaration)) return declaration;
  const held = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return held !== undefined && ts.isClassExpression(held) ? held : undefined;
}

/** The class that a type is of. */
export function declarationOf({ ts }: Context, type: ts.Type): ts.ClassLikeDeclaration | undefined {
  const declaration = type.getSymbol()?.valueDeclaration;
  return declaration !== undefined && ts.isClassLike(declaration) ? declaration : undefined;
}

/** The type of a class's instances. */
export function instanceType({ checker }: Context, declaration: ts.ClassLikeDeclaration): ts.Type {
  const type = checker.getTypeAtLocation(declaration);
  // Where a class is an expression, its type is that of the class itself.
  return type.getConstructSignatures()[0]?.getReturnType() ?? type;
}
