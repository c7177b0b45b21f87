import type ts from "typescript";
import type { Compilation } from "../compilation.ts";
import type { Context } from "./context.ts";

/** Whether the value itself goes somewhere, and not only what can be read from it. */
export function isHandedOn(context: Context, node: ts.Expression): boolean {
  const takes = context.once(takers).get(node.parent.kind);
  return takes?.(node.parent, node) ?? false;
}

/** Whether a node takes over the value of an expression in it. */
export type Takes = (parent: ts.Node, node: ts.Node) => boolean;

/** Those that do, by their kind: asked for every expression of a file, one kind after the other would take long. */
export function takers({ ts: { SyntaxKind } }: Compilation): ReadonlyMap<ts.SyntaxKind, Takes> {
  return new Map<ts.SyntaxKind, Takes>([
    [SyntaxKind.CallExpression, isArgument],
    [SyntaxKind.NewExpression, isArgument],
    [SyntaxKind.VariableDeclaration, isInitializer],
    [SyntaxKind.PropertyAssignment, isInitializer],
    [SyntaxKind.PropertyDeclaration, isInitializer],
    [
      SyntaxKind.BinaryExpression,
      (parent, node) => {
        const { right, operatorToken } = parent as ts.BinaryExpression;
        return right === node || operatorToken.kind !== SyntaxKind.EqualsToken;
      },
    ],
    [
      SyntaxKind.ConditionalExpression,
      (parent, node) => (parent as ts.ConditionalExpression).condition !== node,
    ],
    [SyntaxKind.ReturnStatement, always],
    [SyntaxKind.ArrowFunction, always],
    [SyntaxKind.ParenthesizedExpression, always],
    [SyntaxKind.ArrayLiteralExpression, always],
    [SyntaxKind.YieldExpression, always],
    [SyntaxKind.SatisfiesExpression, always],
  ]);
}

export const always: Takes = () => true;

export const isInitializer: Takes = (parent, node) => (parent as ts.VariableDeclaration).initializer === node;

const isArgument: Takes = (parent, node) =>
  (parent as ts.CallExpression | ts.NewExpression).arguments?.includes(node as ts.Expression) ?? false;

/** Whether the literal is a pattern that values are assigned to. */
export function isPattern({ ts }: Context, node: ts.Node): boolean {
  if (!ts.isObjectLiteralExpression(node) && !ts.isArrayLiteralExpression(node)) return false;
  let child: ts.Node = node;
  for (let at = node.parent; ; child = at, at = at.parent) {
    if (ts.isBinaryExpression(at)) {
      return at.operatorToken.kind === ts.SyntaxKind.EqualsToken && at.left === child;
    }
    if (ts.isForOfStatement(at) || ts.isForInStatement(at)) return at.initializer === child;
    const isPart =
      ts.isParenthesizedExpression(at) ||
      ts.isArrayLiteralExpression(at) ||
      ts.isObjectLiteralExpression(at) ||
      ts.isSpreadElement(at) ||
      ts.isSpreadAssignment(at) ||
      (ts.isPropertyAssignment(at) && at.initializer === child);
    if (!isPart) return false;
  }
}

/**
 * The expression whose type is made from this literal's and its neighbours': `[{ a: 1 }, { a: 1, b: 2 }]`. Only
 * literals are united so that `b` can be asked for; calls in their place would not be. Where a type is expected, that is it.
 */
export function unitedWith({ ts, checker }: Context, node: ts.ObjectLiteralExpression): ts.Expression {
  if (checker.getContextualType(node) !== undefined) return node;
  let whole: ts.Expression = node;
  let at: ts.Expression = node;
  for (;;) {
    const { parent } = at;
    if (ts.isArrayLiteralExpression(parent)) whole = parent;
    else if (ts.isConditionalExpression(parent) && parent.condition !== at) whole = parent;
    else if (ts.isBinaryExpression(parent) && isEither(parent.operatorToken.kind)) whole = parent;
    else if (!ts.isParenthesizedExpression(parent)) return whole;
    at = parent;
  }

  function isEither(operator: ts.SyntaxKind): boolean {
    return operator === ts.SyntaxKind.BarBarToken || operator === ts.SyntaxKind.QuestionQuestionToken;
  }
}

/** The `as const` that the literal stands in, as a whole or as a part. */
export function constAssertion({ ts }: Context, node: ts.Node): ts.AssertionExpression | undefined {
  for (let at = node.parent; ; at = at.parent) {
    if (ts.isAssertionExpression(at)) return ts.isConstTypeReference(at.type) ? at : undefined;
    const isInside =
      ts.isParenthesizedExpression(at) ||
      ts.isArrayLiteralExpression(at) ||
      ts.isObjectLiteralExpression(at) ||
      ts.isPropertyAssignment(at) ||
      ts.isSpreadElement(at) ||
      ts.isSpreadAssignment(at);
    if (!isInside) return undefined;
  }
}

export function withoutParentheses(context: Context, node: ts.Expression): ts.Expression {
  return context.ts.isParenthesizedExpression(node) ? withoutParentheses(context, node.expression) : node;
}
