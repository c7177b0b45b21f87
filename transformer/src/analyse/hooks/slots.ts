import type ts from "typescript";
import type { Hook } from "../../hook-model.ts";
import type { Access } from "../code/member-symbols.ts";
import { ahead, around, type HookContext, quoted } from "./hook-context.ts";
import { isAutoAccessor, isPath } from "./paths.ts";

/** A `#private` or `accessor` field is assigned to, which only code of its class can reach; undefined for any other. */
export function slotHooks(
  { context, slotOwner }: HookContext,
  access: Access,
  whole: ts.Expression | undefined,
): readonly Hook[] | undefined {
  const { ts, checker } = context;
  if (!ts.isPropertyAccessExpression(access)) return undefined;
  const declaration = checker.getSymbolAtLocation(access.name)?.valueDeclaration;
  const isHidden =
    ts.isPrivateIdentifier(access.name) ||
    (declaration !== undefined && isAutoAccessor(context, declaration));
  if (!isHidden) return undefined;
  const owner = declaration && slotOwner(declaration);
  // No state can hold an instance of its class.
  if (owner === undefined) return [];
  const name = [quoted(owner), quoted(access.name.text)] as const;
  return isPath(context, access.expression)
    ? [
        ahead(
          context,
          whole ?? access.expression,
          "touchSlot",
          access.expression.getText(),
          ...name,
          access.getText(),
        ),
      ]
    : [around(access.expression, "touchedSlot", ...name)];
}
