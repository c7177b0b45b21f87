import type ts from "typescript";
import type { Hook } from "../../hook-model.ts";
import type { Context } from "../context.ts";
import { ahead, around, chained, type HookContext, keyed, numbered } from "./hook-context.ts";
import { isInterrupted } from "./interrupted.ts";
import { isConstantKey, isPath } from "./paths.ts";
import { runs } from "./runs.ts";

/** `items[key]` is assigned to. */
export function elementHooks(
  { context }: HookContext,
  access: ts.ElementAccessExpression,
  whole: ts.Expression | undefined,
): readonly Hook[] {
  const { ts } = context;
  const { expression, argumentExpression: key } = access;
  const isSuper = expression.kind === ts.SyntaxKind.SuperKeyword;
  const object = isSuper ? "this" : expression.getText();
  const isTwice = isSuper || isPath(context, expression);
  const isConstant = isConstantKey(context, key);
  const value = valueThatMoves(context, access, whole);
  if (
    isSuspending(context, key) ||
    (value && isSuspending(context, value)) ||
    (whole === undefined && mayBeArray(context, expression) && isInterrupted(context, access))
  ) {
    return isTwice
      ? [ahead(context, whole ?? expression, "whole", object)]
      : [chained(access, around(expression, "whole"))];
  }
  if (isConstant && isTwice) {
    const hook = ahead(context, whole ?? expression, "touchKey", object, key.getText());
    return value ? [hook, around(value, "settled", object, key.getText())] : [hook];
  }
  if (value) {
    const kept = [around(expression, "element"), numbered(key, "keptKey"), numbered(value, "assigned")];
    return whole && isLogical(context, whole) ? [numbered(whole, "finished"), ...kept] : kept;
  }
  return isConstant ? [around(expression, "touched", key.getText())] : keyed(access, "element");
}

/** The value for an element, where to compute it may change the same array: `names[0] = names.shift()`. */
function valueThatMoves(
  context: Context,
  access: ts.ElementAccessExpression,
  whole: ts.Expression | undefined,
): ts.Expression | undefined {
  const { ts } = context;
  if (whole === undefined || !ts.isBinaryExpression(whole) || !runs(context, whole.right)) return undefined;
  return mayBeArray(context, access.expression) ? whole.right : undefined;
}

function mayBeArray({ ts, checker }: Context, expression: ts.Expression): boolean {
  const type = checker.getTypeAtLocation(expression);
  const arms = type.isUnion() ? type.types : [type];
  const anything = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.TypeParameter;
  return arms.some(
    (arm) => (arm.flags & anything) !== 0 || checker.getPropertyOfType(arm, "push") !== undefined,
  );
}

/** `items[yield] = 1`: much may happen before it goes on. */
function isSuspending({ ts }: Context, expression: ts.Expression): boolean {
  const visit = (node: ts.Node): boolean =>
    !ts.isFunctionLike(node) && (ts.isYieldExpression(node) || ts.forEachChild(node, visit) === true);
  return visit(expression);
}

/** `items[key] ??= value`, which may compute no value. */
function isLogical({ ts }: Context, whole: ts.Expression): boolean {
  const { QuestionQuestionEqualsToken, BarBarEqualsToken, AmpersandAmpersandEqualsToken } = ts.SyntaxKind;
  const logical: readonly ts.SyntaxKind[] = [
    QuestionQuestionEqualsToken,
    BarBarEqualsToken,
    AmpersandAmpersandEqualsToken,
  ];
  return ts.isBinaryExpression(whole) && logical.includes(whole.operatorToken.kind);
}
