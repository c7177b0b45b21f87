import type ts from "typescript";
import type { Hook } from "../../hook-model.ts";
import type { Access } from "../code/member-symbols.ts";
import { unwrapped } from "../code/syntax.ts";
import { ahead, around, chained, type HookContext, keyed, quoted } from "./hook-context.ts";
import { isConstantKey, isPath } from "./paths.ts";

/** A member is deleted. */
export function deletionHooks({ context }: HookContext, access: Access): readonly Hook[] {
  const { ts } = context;
  const whole = unwrapped(context, access).parent as ts.Expression;
  const key = ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression;
  const keyText = ts.isPropertyAccessExpression(access) ? quoted(access.name.text) : key.getText();
  const isConstant =
    ts.isPropertyAccessExpression(access) || isConstantKey(context, access.argumentExpression);
  if (isConstant && isPath(context, access.expression))
    return [ahead(context, whole, "touchDeleted", access.expression.getText(), keyText)];
  if (ts.isPropertyAccessExpression(access))
    return [chained(access, around(access.expression, "deleting", keyText))];
  return keyed(access, "elementDeleted");
}
