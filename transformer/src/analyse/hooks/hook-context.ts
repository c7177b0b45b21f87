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

/** Before an expression: by a comma, in parentheses unless it is a statement. */
export function ahead(
  { ts }: Context,
  node: ts.Expression,
  name: HookFunction,
  ...given: readonly string[]
): Hook {
  const isStatement = ts.isExpressionStatement(node.parent);
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
  const key: Hook = {
    kind: "hook",
    form: "key",
    function: "key",
    arguments: [],
    place: placeOf(access.argumentExpression),
  };
  return [chained(access, around(access.expression, name)), key];
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
