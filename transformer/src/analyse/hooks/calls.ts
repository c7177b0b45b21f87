import type { Hook, HookFunction } from "../../hook-model.ts";
import type { Written } from "../code/written.ts";
import { ahead, around, chained, type HookContext } from "./hook-context.ts";

type WritingCall = Extract<Written, { kind: "call" }>;

/** Methods of which each write is noted by itself. */
const writers: readonly (readonly [pattern: RegExp, writer: HookFunction])[] = [
  [/^Array\.(push|pop|shift|unshift|splice|reverse|sort|fill|copyWithin)$/, "arrayWriter"],
  [/^(Map\.(set|delete|clear)|WeakMap\.(set|delete))$/, "mapWriter"],
  [/^(Set\.(add|delete|clear)|WeakSet\.(add|delete))$/, "setWriter"],
];

/** A member of the library changes what it is called on, or its first argument. */
export function callHooks(
  { context }: HookContext,
  { call, callee, member, writes }: WritingCall,
): readonly Hook[] {
  const { ts } = context;
  if (ts.isTaggedTemplateExpression(call)) return [];
  if (writes === "argument") return [around(call.arguments![0]!, "whole")];
  if (!ts.isPropertyAccessExpression(callee) && !ts.isElementAccessExpression(callee)) return [];
  if (callee.expression.kind === ts.SyntaxKind.SuperKeyword) return [ahead(context, call, "whole", "this")];
  const writer = writers.find(([pattern]) => pattern.test(member))?.[1] ?? "whole";
  return [chained(callee, around(callee.expression, writer))];
}
