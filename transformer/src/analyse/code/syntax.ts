import type ts from "typescript";
import type { Context } from "../context.ts";

/** The expression around the node that is nothing but parentheses and assertions. */
export function unwrapped({ ts }: Context, node: ts.Node): ts.Node {
  let at = node;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAssertionExpression(at.parent) ||
    ts.isSatisfiesExpression(at.parent) ||
    ts.isNonNullExpression(at.parent)
  ) {
    at = at.parent;
  }
  return at;
}

/** The expression inside parentheses and assertions. */
export function bare({ ts }: Context, node: ts.Expression): ts.Expression {
  let at = node;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isAssertionExpression(at) ||
    ts.isSatisfiesExpression(at) ||
    ts.isNonNullExpression(at)
  ) {
    at = at.expression;
  }
  return at;
}

export function isInside(node: ts.Node, home: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) if (at === home) return true;
  return false;
}

/** Whether a function is a part of a unit. Methods of a class are no part of making it. */
export function isPartOf(node: ts.Node, home: ts.Node): boolean {
  return node !== home && node.parent !== home && isInside(node, home);
}

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return (
    (node as { modifiers?: readonly ts.Node[] }).modifiers?.some((modifier) => modifier.kind === kind) ??
    false
  );
}

/** The function that a constant is: `const stamp = () => …`. */
export function functionIn(
  context: Context,
  initializer: ts.Expression | undefined,
): ts.ArrowFunction | ts.FunctionExpression | undefined {
  const value = initializer && bare(context, initializer);
  const { ts } = context;
  return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))
    ? value
    : undefined;
}
