import type ts from "typescript";
import { compound, power } from "./compound.ts";
import type { Value } from "./flow-draft.ts";
import { asksInstance, convert } from "./implicit.ts";
import { iterate } from "./iteration.ts";
import type { Walk } from "./walk.ts";
import { assignTo, removeFrom } from "./writes.ts";

/** Operators, assignments, and what else has parts: `yield`, `await`, a conditional expression. */
export function operation(walk: Walk, node: ts.Expression): Value {
  const { ts } = walk.context;
  if (ts.isBinaryExpression(node)) return binary(walk, node);
  if (ts.isConditionalExpression(node)) {
    walk.value(node.condition);
    return walk.draft.either(walk.value(node.whenTrue), walk.value(node.whenFalse));
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return unary(walk, node);
  if (ts.isDeleteExpression(node)) {
    removeFrom(walk, node);
    return undefined;
  }
  if (ts.isAwaitExpression(node)) {
    walk.draft.find("DET151", node, undefined, "await");
    walk.draft.unknown(node, "impure-code");
    return walk.draft.reached(walk.value(node.expression));
  }
  if (ts.isYieldExpression(node)) return yielded(walk, node);
  if (ts.isMetaProperty(node)) return meta(walk, node);
  if (ts.isClassLike(node)) {
    walk.visit(node);
    return walk.draft.made();
  }
  ts.forEachChild(node, (child) => walk.visit(child));
  return undefined;
}

function binary(walk: Walk, node: ts.BinaryExpression): Value {
  const { SyntaxKind } = walk.context.ts;
  const { left, right, operatorToken } = node;
  const { kind } = operatorToken;
  if (kind === SyntaxKind.EqualsToken) {
    const value = walk.value(right);
    assignTo(walk, left, value, node);
    return value;
  }
  if (kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment) return compound(walk, node);
  const values = [walk.value(left), walk.value(right)] as const;
  if (kind === SyntaxKind.CommaToken) return values[1];
  if (
    kind === SyntaxKind.AmpersandAmpersandToken ||
    kind === SyntaxKind.BarBarToken ||
    kind === SyntaxKind.QuestionQuestionToken
  ) {
    return walk.draft.either(...values);
  }
  if (kind === SyntaxKind.InstanceOfKeyword) asksInstance(walk, right, values);
  else if (kind === SyntaxKind.InKeyword) convert(walk, left, values[0], "text");
  else if (kind === SyntaxKind.EqualsEqualsToken || kind === SyntaxKind.ExclamationEqualsToken)
    loose(walk, node, values);
  else if (kind !== SyntaxKind.EqualsEqualsEqualsToken && kind !== SyntaxKind.ExclamationEqualsEqualsToken) {
    const how = kind === SyntaxKind.PlusToken ? "text" : "number";
    convert(walk, left, values[0], how);
    convert(walk, right, values[1], how);
    if (kind === SyntaxKind.AsteriskAsteriskToken) power(walk, node, right);
  }
  return undefined;
}

/** `x == null` calls nothing. */
function loose(walk: Walk, { left, right }: ts.BinaryExpression, values: readonly [Value, Value]): void {
  const isNull = (side: ts.Expression) => /^(null|undefined)$/.test(side.getText());
  if (isNull(left) || isNull(right)) return;
  convert(walk, left, values[0], "number");
  convert(walk, right, values[1], "number");
}

function unary(walk: Walk, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): Value {
  const { SyntaxKind } = walk.context.ts;
  const { operator, operand } = node;
  const value = walk.value(operand);
  if (operator === SyntaxKind.ExclamationToken) return undefined;
  convert(walk, operand, value, "number");
  const isStep = operator === SyntaxKind.PlusPlusToken || operator === SyntaxKind.MinusMinusToken;
  if (isStep) assignTo(walk, operand, undefined, node);
  return undefined;
}

/** What a generator yields is held by what calling it gave. */
function yielded(walk: Walk, { expression, asteriskToken }: ts.YieldExpression): Value {
  // What is sent in is what anyone has.
  if (expression === undefined) return walk.draft.anything();
  const value = walk.value(expression);
  walk.draft.assign(walk.result, walk.draft.made(asteriskToken ? iterate(walk, expression, value) : value));
  return walk.draft.anything();
}

function meta(walk: Walk, node: ts.MetaProperty): Value {
  if (node.keywordToken === walk.context.ts.SyntaxKind.ImportKeyword) walk.draft.find("DET141", node);
  return undefined;
}
