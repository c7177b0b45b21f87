import type ts from "typescript";
import type { Context } from "./context.ts";

/** Whether the value itself goes somewhere, and not only what can be read from it. */
export function isHandedOn({ ts }: Context, node: ts.Expression): boolean {
  const { parent } = node;
  // The name in an access, the most frequent of all, goes nowhere.
  if (ts.isPropertyAccessExpression(parent)) return false;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    return parent.arguments?.includes(node) ?? false;
  }
  if (
    ts.isVariableDeclaration(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertyDeclaration(parent)
  ) {
    return parent.initializer === node;
  }
  if (ts.isBinaryExpression(parent)) {
    return parent.right === node || parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken;
  }
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  return (
    ts.isReturnStatement(parent) ||
    ts.isArrowFunction(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isYieldExpression(parent) ||
    ts.isSatisfiesExpression(parent)
  );
}

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
