import type ts from "typescript";
import { effectsOf } from "../../effects/library.ts";
import type { MemberEffect } from "../../effects/member-effect.ts";
import type { Call } from "./calls.ts";
import type { Given } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
import { keeps } from "./keeping.ts";
import { called } from "./library-hooks.ts";
import { useOf } from "./library-use.ts";
import { calledByPackage } from "./package-calls.ts";
import { movesPattern } from "./regular-expressions.ts";
import { unhookable } from "./unhookable.ts";
import { reflected } from "./unnamed-getters.ts";
import { callsSetters } from "./unnamed-setters.ts";
import type { Walk } from "./walk.ts";
import type { Written } from "./written.ts";

/** A call of the library: what it uses, what it changes, and what of the user's it calls by itself. */
export function libraryCall(
  walk: Walk,
  node: Call,
  callee: ts.Expression,
  member: string,
  given: Given,
): Value {
  const { context, draft } = walk;
  const { ts } = context;
  const effects = effectsOf(member);
  useOf(
    walk,
    member,
    ts.isTaggedTemplateExpression(node) ? callee : node,
    ts.isTaggedTemplateExpression(node) ? undefined : node,
  );
  if (effects === undefined || effects.some(({ rule }) => rule === "DET173")) draft.unknown(node);
  if (/^(new )?npm:/.test(member)) calledByPackage(walk, node, given);
  else if (!ts.isTaggedTemplateExpression(node)) called(walk, node, callee, member, given);
  const all = [...given.arguments, given.rest];
  callsSetters(walk, node, member, given);
  for (const effect of distinct(effects)) {
    const written = writtenBy(walk, effect, given);
    const keepsPlace = !asksPattern.test(member) || movesPattern(walk, member, pattern(walk, node, callee));
    const { writes } = effect;
    if (written === undefined || writes === undefined || !keepsPlace) continue;
    const site: Written = { kind: "call", call: node, callee, member, writes };
    draft.write(written, node, site, unhookable(context, site));
    if (writes === "receiver" && ts.isPropertyAccessExpression(callee)) keeps(walk, callee.expression, node);
    const fields = isMap.test(member) ? ["key", "value"] : [];
    // What a descriptor holds becomes a part: `Object.defineProperty(own, "item", { value })`.
    const isDescribed = member.startsWith("ObjectConstructor.define");
    for (const [index, value] of all.entries())
      draft.store(written, isDescribed ? draft.reached(value) : value, fields[index]);
  }
  if (givesReceiver.test(member)) return given.receiver;
  if (givesValue.test(member)) return draft.loaded(given.receiver, "value");
  const result = resultOf(walk, node, effects, given, all);
  return member === "Reflect.get" ? draft.either(result, reflected(walk, node, given)) : result;
}

function writtenBy(
  { draft }: Walk,
  { writes }: MemberEffect,
  { receiver, arguments: [given], rest }: Given,
): Value {
  const first = given ?? rest;
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

/** What a Map holds, its keys apart from its values. */
const isMap = /^(Weak)?Map\.set$/;
const givesValue = /^((Readonly|Weak)?Map)\.get$/;

/** Methods that give back what they were called on. */
const givesReceiver =
  /^(\w*Array\.(sort|reverse|fill|copyWithin)|Map\.set|Set\.add|WeakMap\.set|WeakSet\.add)$/;

/** Alternatives by arguments change the same things, as a rule. */
function distinct(effects: readonly MemberEffect[] = []): readonly MemberEffect[] {
  return effects.filter(
    ({ writes }, index) => effects.findIndex((other) => other.writes === writes) === index,
  );
}

function resultOf(
  { draft, context }: Walk,
  node: Call,
  effects: readonly MemberEffect[] | undefined,
  given: Given,
  all: readonly Value[],
): Value {
  // `JSON.parse` gives nothing of JSON.
  const receiver = draft.isShared(given.receiver) ? undefined : given.receiver;
  const returns = new Set(effects?.map((effect) => effect.returns) ?? ["part"]);
  const isOnly = (one: MemberEffect["returns"]) => returns.size === 1 && returns.has(one);
  if (isOnly("primitive") && !context.ts.isNewExpression(node)) return undefined;
  const pool = draft.reached(receiver, ...all);
  // What it is made of is made as well: `JSON.parse(text).list`.
  const parts = draft.made();
  draft.store(parts, parts);
  if (isOnly("copy")) return draft.made(parts);
  const made = draft.made(isOnly("of-arguments") ? draft.reached(...all) : pool, parts);
  return returns.has("part") ? draft.either(pool, made) : made;
}
