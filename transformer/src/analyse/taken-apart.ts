import type ts from "typescript";
import type { Context } from "./context.ts";
import { withoutParentheses } from "./surroundings.ts";

/** Whether the literal is taken apart where it stands, so that nobody ever holds it: `{ by = 1 } = {}`. */
export function isTakenApart(context: Context, node: ts.ObjectLiteralExpression): boolean {
  const { ts } = context;
  const { parent } = node;
  if (ts.isParameter(parent) || ts.isVariableDeclaration(parent) || ts.isBindingElement(parent))
    return parent.initializer === node && ts.isObjectBindingPattern(parent.name);
  if (!ts.isBinaryExpression(parent) || parent.right !== node) return false;
  const left = withoutParentheses(context, parent.left);
  const isAssigned = parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  if (!isAssigned || !ts.isObjectLiteralExpression(left)) return false;
  let outer: ts.Node = parent.parent;
  while (ts.isParenthesizedExpression(outer)) outer = outer.parent;
  return ts.isExpressionStatement(outer);
}
