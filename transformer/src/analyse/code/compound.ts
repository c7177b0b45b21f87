import type ts from "typescript";
import type { Value } from "./flow-draft.ts";
import { convert } from "./implicit.ts";
import type { Walk } from "./walk.ts";
import { assignTo } from "./writes.ts";

export function compound(walk: Walk, node: ts.BinaryExpression): Value {
  const { SyntaxKind } = walk.context.ts;
  const { left, right, operatorToken } = node;
  const { kind } = operatorToken;
  const value = walk.value(right);
  const isLogical =
    kind === SyntaxKind.AmpersandAmpersandEqualsToken ||
    kind === SyntaxKind.BarBarEqualsToken ||
    kind === SyntaxKind.QuestionQuestionEqualsToken;
  const before = walk.value(left);
  if (!isLogical) {
    const how = kind === SyntaxKind.PlusEqualsToken ? "text" : "number";
    convert(walk, left, before, how);
    convert(walk, right, value, how);
    if (kind === SyntaxKind.AsteriskAsteriskEqualsToken) power(walk, node, right);
  }
  assignTo(walk, left, isLogical ? value : undefined, node);
  return isLogical ? walk.draft.either(before, value) : undefined;
}

/** Engines may approximate a power that is not a whole one in different ways. */
export function power(walk: Walk, node: ts.BinaryExpression, exponent: ts.Expression): void {
  const { ts, checker } = walk.context;
  const type = checker.getTypeAtLocation(exponent);
  const isWhole =
    (type.isNumberLiteral() && Number.isInteger(type.value)) || (type.flags & ts.TypeFlags.BigIntLike) !== 0;
  if (!isWhole) walk.draft.find("DET174", node);
}
