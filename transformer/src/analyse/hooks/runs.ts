import type ts from "typescript";
import type { Context } from "../context.ts";

/** Whether anything but the expression itself is run by it, or written. */
export function runs({ ts }: Context, expression: ts.Expression): boolean {
  const { FirstAssignment, LastAssignment, DeleteExpression, YieldExpression } = ts.SyntaxKind;
  const visit = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return false;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) return true;
    if (ts.isTaggedTemplateExpression(node) || isStep(node)) return true;
    if (node.kind === DeleteExpression || node.kind === YieldExpression) return true;
    const operator = ts.isBinaryExpression(node) ? node.operatorToken.kind : undefined;
    if (operator !== undefined && operator >= FirstAssignment && operator <= LastAssignment) return true;
    return ts.forEachChild(node, visit) === true;
  };
  return visit(expression);

  function isStep(node: ts.Node): boolean {
    const { PlusPlusToken, MinusMinusToken } = ts.SyntaxKind;
    if (!ts.isPrefixUnaryExpression(node)) return ts.isPostfixUnaryExpression(node);
    return node.operator === PlusPlusToken || node.operator === MinusMinusToken;
  }
}
