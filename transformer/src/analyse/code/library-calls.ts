import type ts from "typescript";
import { effectsOf } from "../../effects/library.ts";
import type { MemberEffect } from "../../effects/member-effect.ts";
import type { Call } from "./calls.ts";
import type { Given, Value } from "./draft.ts";
import { convertType, iterate, stringified } from "./implicit.ts";
import { useOf } from "./library-use.ts";
import { calledByPackage } from "./package-calls.ts";
import { isStateless } from "./outside.ts";
import type { Walk } from "./walk.ts";

/** A call of the library: what it uses, what it changes, and what of the user's it calls by itself. */
export function libraryCall(walk: Walk, node: Call, callee: ts.Expression, member: string, given: Given): Value {
  const { context, draft } = walk;
  const { ts } = context;
  const effects = effectsOf(member);
  useOf(walk, member, ts.isTaggedTemplateExpression(node) ? callee : node, ts.isTaggedTemplateExpression(node) ? undefined : node);
  if (effects === undefined || effects.some(({ rule }) => rule === "DET173")) draft.unknown(node);
  if (/^(new )?npm:/.test(member)) calledByPackage(walk, node, given);
  else if (!ts.isTaggedTemplateExpression(node)) called(walk, node, callee, member, given);
  const all = [...given.arguments, given.rest];
  for (const effect of distinct(effects)) {
    const written = writtenBy(walk, effect, given);
    if (written === undefined || (asksPattern.test(member) && isStateless(walk, pattern(walk, node, callee), member.startsWith("String.") ? /y/ : /[gy]/))) continue;
    draft.write(written, node);
    for (const value of all) draft.store(written, value);
  }
  if (givesReceiver.test(member)) return given.receiver;
  return resultOf(walk, node, effects, given, all);
}

function writtenBy({ draft }: Walk, { writes }: MemberEffect, { receiver, arguments: [first] }: Given): Value {
  if (writes === "deep") return first === undefined ? undefined : draft.reached(first);
  return writes === "receiver" ? receiver : writes === "argument" ? first : undefined;
}

/** Members that may move the place where a pattern goes on. */
const asksPattern = /^(RegExp\.(exec|test)|String\.(match|matchAll|replace|replaceAll|search|split))$/;

function pattern({ context }: Walk, node: Call, callee: ts.Expression): ts.Expression | undefined {
  const { ts } = context;
  if (ts.isTaggedTemplateExpression(node) || !ts.isPropertyAccessExpression(callee)) return undefined;
  return /^(exec|test)$/.test(callee.name.text) ? callee.expression : node.arguments?.[0];
}

/** Methods that give back what they were called on. */
const givesReceiver = /^(\w*Array\.(sort|reverse|fill|copyWithin)|Map\.set|Set\.add|WeakMap\.set|WeakSet\.add)$/;

/** Alternatives by arguments change the same things, as a rule. */
function distinct(effects: readonly MemberEffect[] = []): readonly MemberEffect[] {
  return effects.filter(({ writes }, index) => effects.findIndex((other) => other.writes === writes) === index);
}

function resultOf({ draft, context }: Walk, node: Call, effects: readonly MemberEffect[] | undefined, given: Given, all: readonly Value[]): Value {
  // `JSON.parse` gives nothing of JSON.
  const receiver = draft.isShared(given.receiver) ? undefined : given.receiver;
  const pool = draft.reached(receiver, ...all);
  if (effects === undefined || effects.some(({ returns }) => returns === "part")) return draft.either(pool, draft.made(pool));
  const isNew = context.ts.isNewExpression(node);
  if (effects.every(({ returns }) => returns === "copy")) return draft.made();
  if (effects.every(({ returns }) => returns === "of-arguments")) return draft.made(draft.reached(...all));
  return isNew || effects.some(({ returns }) => returns !== "primitive") ? draft.made(pool) : undefined;
}

const stores = /^(Array|Map|Set|WeakMap|WeakSet|Promise|ReadonlyArray|ReadonlyMap|ReadonlySet|ObjectConstructor|ArrayConstructor|console|Console)\./;
const walks = /^(ArrayConstructor\.from|MapConstructor\.groupBy|ObjectConstructor\.(fromEntries|groupBy)|new (Map|Set|WeakMap|WeakSet)Constructor|\w+ArrayConstructor\.from|new \w+ArrayConstructor|IteratorConstructor\.from)$/;

/** Code of the user's that the library calls: conversions, iterators, `toJSON`, iterables. Callbacks are looked at where they stand. */
function called(walk: Walk, node: ts.CallExpression | ts.NewExpression, callee: ts.Expression, member: string, given: Given): void {
  const { context, draft } = walk;
  const { ts, checker } = context;
  const [first] = node.arguments ?? [];
  if (first !== undefined && walks.test(member) && !ts.isSpreadElement(first)) iterate(walk, first, given.arguments[0]);
  if (member === "JSON.stringify" && first !== undefined) {
    stringified(walk, node, checker.getTypeAtLocation(first), given.arguments[0]);
    draft.unknown(node);
    return;
  }
  if (joins(member, node) && ts.isPropertyAccessExpression(callee)) {
    const element = checker.getIndexTypeOfType(checker.getTypeAtLocation(callee.expression), ts.IndexKind.Number);
    if (element) convertType(walk, node, element, given.receiver, "number");
  }
  if (stores.test(member) || walks.test(member)) {
    for (const argument of node.arguments ?? []) if (isUnknowable(walk, argument)) draft.unknown(node);
    return;
  }
  for (const argument of node.arguments ?? []) {
    const type = checker.getTypeAtLocation(ts.isSpreadElement(argument) ? argument.expression : argument);
    const isFunction = type.getCallSignatures().length > 0;
    if (!isFunction && !isTextual(type)) convertType(walk, node, type, draft.reached(...given.arguments), "number");
  }

  /** Patterns, dates and options, which the library reads itself. */
  function isTextual(type: ts.Type): boolean {
    if (type.isUnion()) return type.types.every((arm) => isTextual(arm) || !(arm.flags & ts.TypeFlags.Object));
    return /^(RegExp|Date|ArrayBuffer|\w+Array|URL)$/.test(type.getSymbol()?.name ?? "") || ts.isObjectLiteralExpression(node.arguments?.at(-1) ?? node);
  }
}

/** Whether elements are made texts: `list.join()`, and sorting without a comparator. */
function joins(member: string, node: ts.CallExpression | ts.NewExpression): boolean {
  if (/Array\.(join|toString|toLocaleString)$/.test(member)) return true;
  return /Array\.(sort|toSorted)$/.test(member) && (node.arguments?.length ?? 0) === 0;
}

/** Whether nothing is known of the value: `any`, or what a cast to `never` left. */
function isUnknowable({ context }: Walk, node: ts.Expression): boolean {
  const { ts, checker } = context;
  const type = checker.getTypeAtLocation(ts.isSpreadElement(node) ? node.expression : node);
  const element = ts.isSpreadElement(node) ? checker.getIndexTypeOfType(type, ts.IndexKind.Number) : type;
  return element === undefined || (element.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) !== 0;
}
