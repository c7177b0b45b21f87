import type ts from "typescript";
import type { Context } from "./context.ts";

/** The expressions from which the value of one can come, and what literals hold: the arms of `a ?? b`, the elements of `[a, b]`. */
export function sourcesOf(context: Context, node: ts.Expression): readonly ts.Expression[] {
  const { ts } = context;
  const through = (parts: readonly ts.Expression[]) => parts.flatMap((part) => sourcesOf(context, part));
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAssertionExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSpreadElement(node)
  )
    return through([node.expression]);
  if (ts.isConditionalExpression(node)) return through([node.whenTrue, node.whenFalse]);
  if (ts.isArrayLiteralExpression(node)) return through(node.elements);
  if (ts.isObjectLiteralExpression(node)) return through(untypedValues(context, node));
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const isEither = kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
    const isLast =
      kind === ts.SyntaxKind.AmpersandAmpersandToken ||
      kind === ts.SyntaxKind.CommaToken ||
      kind === ts.SyntaxKind.EqualsToken;
    if (isEither) return through([node.left, node.right]);
    if (isLast) return through([node.right]);
  }
  return [node];
}

/** The values of properties that no type expects. Others go where that type says. */
function untypedValues({ ts, checker }: Context, node: ts.ObjectLiteralExpression): readonly ts.Expression[] {
  const expected = checker.getContextualType(node);
  return node.properties.flatMap((one) => {
    if (!ts.isPropertyAssignment(one)) return [];
    const isTyped = expected !== undefined && checker.getPropertyOfType(expected, one.name.getText());
    return isTyped ? [] : [one.initializer];
  });
}
