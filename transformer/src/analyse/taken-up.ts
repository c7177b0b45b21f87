import type ts from "typescript";
import type { Compilation } from "../compilation.ts";
import type { Context } from "./context.ts";
import { always, isInitializer, type Takes, takers } from "./surroundings.ts";

/**
 * Whether the chain of accesses and calls is a whole one whose value goes somewhere, or the part of one that a callback
 * is told of. Not where it is compared, written to, or asked so that more is known of it afterwards.
 */
export function isTakenUp(context: Context, node: ts.Expression): boolean {
  const { ts } = context;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent))
    return parent.expression === node && isToldToCallback(context, parent);
  if (ts.isCallExpression(parent) && isQuestion(context, parent)) return false;
  if (ts.isBinaryExpression(parent)) return isValueOf(context, parent, node);
  if (ts.isForOfStatement(parent)) return parent.expression === node;
  return goesSomewhere(context, node);
}

/** Whether the value itself goes somewhere: as a part of another, as what is declared, given or answered. */
export function goesSomewhere(context: Context, node: ts.Expression): boolean {
  const takes = context.once(allTakers).get(node.parent.kind);
  return takes?.(node.parent, node) ?? false;
}

/** Those that hand a value on as it is, and those that take it into another or say what it is. */
function allTakers(compilation: Compilation): ReadonlyMap<ts.SyntaxKind, Takes> {
  const { SyntaxKind } = compilation.ts;
  return new Map<ts.SyntaxKind, Takes>([
    ...takers(compilation),
    [
      SyntaxKind.ShorthandPropertyAssignment,
      (parent, node) => (parent as ts.ShorthandPropertyAssignment).name === node,
    ],
    [SyntaxKind.Parameter, isInitializer],
    [SyntaxKind.BindingElement, isInitializer],
    [SyntaxKind.SpreadElement, always],
    [SyntaxKind.SpreadAssignment, always],
    [SyntaxKind.AsExpression, always],
    [SyntaxKind.TypeAssertionExpression, always],
    [SyntaxKind.NonNullExpression, always],
  ]);
}

/** `tools.forEach((tool) => …)`: what the callback is given comes from `tools`. */
function isToldToCallback({ ts }: Context, access: ts.PropertyAccessExpression): boolean {
  const call = access.parent;
  if (!ts.isCallExpression(call) || call.expression !== access) return false;
  return call.arguments.some(
    (one) => ts.isArrowFunction(one) || ts.isFunctionExpression(one) || ts.isIdentifier(one),
  );
}

/** Whether the call tells of its argument what type it has. */
function isQuestion({ checker }: Context, call: ts.CallExpression): boolean {
  const signature = checker.getResolvedSignature(call);
  return signature !== undefined && checker.getTypePredicateOfSignature(signature) !== undefined;
}

function isValueOf(
  { ts }: Context,
  { left, right, operatorToken: { kind } }: ts.BinaryExpression,
  operand: ts.Expression,
): boolean {
  const { SyntaxKind } = ts;
  if (kind === SyntaxKind.BarBarToken || kind === SyntaxKind.QuestionQuestionToken) return true;
  const isLast =
    kind === SyntaxKind.AmpersandAmpersandToken ||
    kind === SyntaxKind.CommaToken ||
    (kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment);
  return isLast && right === operand && left !== operand;
}
