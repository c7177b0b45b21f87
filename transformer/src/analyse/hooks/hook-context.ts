import type ts from "typescript";
import type { Hook, HookFunction } from "../../hook-model.ts";
import type { DeclarationId } from "../../model.ts";
import { type Context, placeOf } from "../context.ts";

/** What the places of hooks are told by. */
export interface HookContext {
  readonly context: Context;
  /** The class whose hidden member it is, where instances of it can be part of a state. */
  slotOwner(declaration: ts.Declaration): DeclarationId | undefined;
}

export function around(node: ts.Expression, name: HookFunction, ...given: readonly string[]): Hook {
  return { kind: "hook", form: "around", function: name, arguments: given, place: placeOf(node) };
}

/**
 * Before an expression: by a comma, in parentheses unless a statement begins with it. There a comma reaches no further,
 * and a parenthesis would be a call of what stands in the line before, where it has no semicolon.
 */
export function ahead(
  { ts }: Context,
  node: ts.Expression,
  name: HookFunction,
  ...given: readonly string[]
): Hook {
  let statement: ts.Node = node;
  while (ts.isExpression(statement) && statement.parent.getStart() === node.getStart())
    statement = statement.parent;
  const isStatement = ts.isExpressionStatement(statement);
  return {
    kind: "hook",
    form: "ahead",
    function: name,
    arguments: given,
    ...(!isStatement && { isEnclosed: true }),
    place: placeOf(node),
  };
}

/** Around an object and the key by which something of it is written to: each is computed once. */
export function keyed(
  access: ts.ElementAccessExpression,
  name: "element" | "elementDeleted",
): readonly Hook[] {
  return [chained(access, around(access.expression, name)), numbered(access.argumentExpression, "key")];
}

/** Around a key or value of what waits for it, or around all of it. */
export function numbered(node: ts.Expression, name: "key" | "keptKey" | "assigned" | "finished"): Hook {
  return { kind: "hook", form: "key", function: name, arguments: [], place: placeOf(node) };
}

/** Keeps the access in the optional chain that the wrapped expression has ended. */
export function chained(access: ts.PropertyAccessExpression | ts.ElementAccessExpression, hook: Hook): Hook {
  // The flag that tells of it is the compiler's: an access of a chain whose own link is not the optional one.
  const isInChain = (access.flags & optionalChain) !== 0 && access.questionDotToken === undefined;
  return isInChain ? { ...hook, chain: "argumentExpression" in access ? "?." : "?" } : hook;
}

/** `ts.NodeFlags.OptionalChain` */
const optionalChain = 64;

export function quoted(text: string): string {
  return JSON.stringify(text);
}
