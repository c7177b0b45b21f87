import type ts from "typescript";
import type { Context } from "./context.ts";

/** Names of fields in the order in which statements of the body assign them. */
export function assignmentOrder({ ts }: Context, body: ts.Block): readonly string[] {
  const names: string[] = [];
  ts.forEachChild(body, function visit(node): void {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const { left } = node;
      if (ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword)
        names.push(left.name.text);
    }
    ts.forEachChild(node, visit);
  });
  return names;
}
