import type ts from "typescript";
import type { Hook, HookFunction, Unhooked } from "../../hook-model.ts";
import { textOf } from "../code/draft.ts";
import { bare } from "../code/syntax.ts";
import type { Written } from "../code/written.ts";
import { placeOf } from "../context.ts";
import { ahead, around, chained, type HookContext } from "./hook-context.ts";

type WritingCall = Extract<Written, { kind: "call" }>;

/** Methods of which each write is noted by itself. */
const writers: readonly (readonly [pattern: RegExp, writer: HookFunction])[] = [
  [/^Array\.(push|pop|shift|unshift|splice|reverse|sort|fill|copyWithin)$/, "arrayWriter"],
  [/^(Map\.(set|delete|clear)|WeakMap\.(set|delete))$/, "mapWriter"],
  [/^(Set\.(add|delete|clear)|WeakSet\.(add|delete))$/, "setWriter"],
];

/** What no undo brings back: an object that is locked stays so. */
const locks = /^ObjectConstructor\.(freeze|seal|preventExtensions)$|^Reflect\.preventExtensions$/;

/** A member of the library changes what it is called on, or its first argument. */
export function callHooks({ context }: HookContext, written: WritingCall): readonly (Hook | Unhooked)[] {
  const { ts } = context;
  const { call, callee, member, writes } = written;
  const unhooked = (reason: Unhooked["reason"]): readonly Unhooked[] => [
    { kind: "unhooked", reason, text: textOf(call), place: placeOf(call) },
  ];
  if (locks.test(member)) return unhooked("locks");
  // What an object of a package stands for is not seen: `_.chain(this.items).remove(…)`.
  if (writes === "receiver" && /^(new )?npm:/.test(member)) return unhooked("deep");
  if (writes === "deep" || ts.isTaggedTemplateExpression(call)) return unhooked("deep");
  if (writes === "argument") {
    const [first] = call.arguments ?? [];
    return first === undefined || ts.isSpreadElement(first) ? unhooked("indirect") : [around(first, "whole")];
  }
  const isMember = ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee);
  if (!isMember || bare(context, call.expression) !== callee || !names(callee, member))
    return unhooked("indirect");
  if (callee.expression.kind === ts.SyntaxKind.SuperKeyword) return [ahead(context, call, "whole", "this")];
  const writer = writers.find(([pattern]) => pattern.test(member))?.[1] ?? "whole";
  return [chained(callee, around(callee.expression, writer))];

  /** `items.push(…)`, and not `push.call(items, …)`. */
  function names(access: ts.PropertyAccessExpression | ts.ElementAccessExpression, member: string): boolean {
    const name = member.replace(/^.*\./, "");
    if (ts.isPropertyAccessExpression(access)) return access.name.text === name;
    const key = access.argumentExpression;
    return ts.isStringLiteralLike(key) && key.text === name;
  }
}
