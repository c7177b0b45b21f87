import type ts from "typescript";
import type { Compilation } from "../compilation.ts";
import { codeNodesOf } from "./code-nodes.ts";
import { type Context, isLibrary } from "./context.ts";
import { goesSomewhere } from "./taken-up.ts";
import type { TellingTypes } from "./telling-types.ts";
import { isTransient } from "./transients.ts";
import { type Target, targetOf } from "./value-targets.ts";

/** A value whose type tells that no state can hold it, taken for one of a type that does not tell. */
export interface LostValue {
  readonly node: ts.Expression;
  readonly target: Target;
  /** Whether it goes into a field that is not stored, and from there nowhere. */
  readonly isTransient: boolean;
}

/** Where types stop telling, in a file. */
export function lostValuesIn(
  context: Context,
  types: TellingTypes,
  file: ts.SourceFile,
): readonly LostValue[] {
  return (codeNodesOf(context, file, valueKinds) as readonly ts.Expression[]).flatMap((node) => {
    // Most types tell nothing, which is known of each after the first time.
    if (!goesSomewhere(context, node) || !types.tells(typeOf(context, node), node)) return [];
    const target = targetOf(context, node);
    if (target === undefined || !isLost(context, types, node, target)) return [];
    return [{ node, target, isTransient: isForTransient(context, node) }];
  });
}

/** Expressions that are a value of their own: what only hands on one of its parts is that part. */
function valueKinds({ ts: { SyntaxKind } }: Compilation): ReadonlySet<ts.SyntaxKind> {
  return new Set([
    SyntaxKind.ObjectLiteralExpression,
    SyntaxKind.ArrayLiteralExpression,
    SyntaxKind.Identifier,
    SyntaxKind.NewExpression,
    SyntaxKind.CallExpression,
    SyntaxKind.PropertyAccessExpression,
    SyntaxKind.ElementAccessExpression,
    SyntaxKind.ArrowFunction,
    SyntaxKind.FunctionExpression,
    SyntaxKind.ClassExpression,
    SyntaxKind.AsExpression,
    SyntaxKind.TypeAssertionExpression,
    SyntaxKind.ThisKeyword,
  ]);
}

/** Whether some type is expected of every part of the literal, so that each is looked at by itself. */
function areExpected(
  { ts, checker }: Context,
  node: ts.ObjectLiteralExpression | ts.ArrayLiteralExpression,
  expected: ts.Type,
): boolean {
  if (ts.isArrayLiteralExpression(node))
    return node.elements.every((one) => checker.getContextualType(one) !== undefined);
  return node.properties.every(
    (one) =>
      (ts.isPropertyAssignment(one) && checker.getContextualType(one.initializer) !== undefined) ||
      (ts.isShorthandPropertyAssignment(one) && checker.getPropertyOfType(expected, one.name.text)),
  );
}

function isLost(context: Context, types: TellingTypes, node: ts.Expression, target: Target): boolean {
  const source = takenFrom(context, node, target);
  if (target === "anything") return types.tells(source, node);
  const { ts } = context;
  const isLiteral = ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
  if (isLiteral && areExpected(context, node, target)) return false;
  return types.isLost(source, target, node);
}

function typeOf({ ts, checker }: Context, node: ts.Expression): ts.Type {
  const { parent } = node;
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : undefined;
  return symbol ? checker.getTypeOfSymbolAtLocation(symbol, node) : checker.getTypeAtLocation(node);
}

/** The type of the value; of an iterator whose values are taken, theirs. */
function takenFrom(context: Context, node: ts.Expression, target: Target): ts.Type {
  const { ts, checker } = context;
  const { parent } = node;
  const type = typeOf(context, node);
  const isTakenApart = ts.isSpreadElement(parent) || (target !== "anything" && isIterable(context, target));
  if (!isTakenApart || !isIterable(context, type)) return type;
  return checker.getTypeArguments(type as ts.TypeReference)[0] ?? type;
}

/** Whether the type says only that values come out of it, one after the other. */
function isIterable(context: Context, type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some((part) => isIterable(context, part));
  const symbol = type.getSymbol();
  return (
    symbol !== undefined &&
    /(Iterable|Iterator|IteratorObject|Generator)$/.test(symbol.name) &&
    isLibrary(context, symbol)
  );
}

function isForTransient(context: Context, node: ts.Expression): boolean {
  const { ts, checker } = context;
  const { parent } = node;
  if (ts.isPropertyDeclaration(parent)) return isTransient(context, parent);
  if (!ts.isBinaryExpression(parent) || parent.right !== node) return false;
  const { left } = parent;
  const declaration = ts.isPropertyAccessExpression(left)
    ? checker.getSymbolAtLocation(left.name)?.valueDeclaration
    : undefined;
  return (
    declaration !== undefined && ts.isPropertyDeclaration(declaration) && isTransient(context, declaration)
  );
}
