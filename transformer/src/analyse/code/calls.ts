import type ts from "typescript";
import { placeOf } from "../context.ts";
import { basesOf } from "./bases.ts";
import { callTo } from "./call-target.ts";
import { calleesOf } from "./callees.ts";
import { caughtText } from "./caught-errors.ts";
import type { Given } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
import { fillPool } from "./functions.ts";
import { iterate } from "./iteration.ts";
import { memberSymbol, objectOf } from "./member-symbols.ts";
import { isPrimitiveType } from "./outside.ts";
import { bare } from "./syntax.ts";
import { untypedCall } from "./untyped.ts";
import type { Walk } from "./walk.ts";

export type Call = ts.CallExpression | ts.NewExpression | ts.TaggedTemplateExpression;

/** Walks through a call. Gives where its result is. */
export function callOf(walk: Walk, node: Call): Value {
  const { context, draft } = walk;
  const { ts } = context;
  const callee = bare(context, ts.isTaggedTemplateExpression(node) ? node.tag : node.expression);
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return imported(walk, node);
  const given = { ...argumentsOf(walk, node), receiver: receiverOf(walk, callee) };
  fillPool(walk, node, callee, given);
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return constructBase(walk, node, given);
  const targets = calleesOf(walk, node, callee);
  if (targets.length === 0) return unknownCall(walk, node, callee, given);
  // `pick(Date.now())()`: what gives the function runs as well.
  if (isComputed(walk, callee) && targets.every(({ kind }) => !/^(value|held|made)$/.test(kind)))
    walk.value(callee);
  const result = draft.either(...targets.map((target) => callTo(walk, node, callee, target, given)));
  // A text taken from a table is no part of the table.
  const isNothing = result !== undefined && isPrimitiveType(context.checker.getTypeAtLocation(node), walk);
  return isNothing ? undefined : result;
}

function isComputed({ context: { ts } }: Walk, callee: ts.Expression): boolean {
  return (
    ts.isCallExpression(callee) ||
    ts.isNewExpression(callee) ||
    ts.isConditionalExpression(callee) ||
    ts.isBinaryExpression(callee) ||
    ts.isAwaitExpression(callee) ||
    ts.isYieldExpression(callee) ||
    ts.isTaggedTemplateExpression(callee)
  );
}

function argumentsOf(walk: Walk, node: Call): Omit<Given, "receiver"> {
  const { ts } = walk.context;
  const { draft } = walk;
  if (ts.isTaggedTemplateExpression(node)) {
    const parts = ts.isTemplateExpression(node.template) ? node.template.templateSpans : [];
    return { arguments: [draft.made(), ...parts.map(({ expression }) => walk.value(expression))] };
  }
  const values: Value[] = [];
  let rest: Value;
  for (const argument of node.arguments ?? []) {
    if (!ts.isSpreadElement(argument)) {
      const value = walk.value(argument);
      if (rest === undefined) values.push(value);
      else draft.assign(rest, value);
      continue;
    }
    rest ??= draft.slot();
    draft.assign(rest, iterate(walk, argument.expression, walk.value(argument.expression)));
  }
  return { arguments: values, ...(rest !== undefined && { rest }) };
}

/** The object that a method is called on. */
function receiverOf(walk: Walk, callee: ts.Expression): Value {
  const { ts } = walk.context;
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === "toString")
    caughtText(walk, callee.expression, callee);
  if (ts.isPropertyAccessExpression(callee)) return objectOf(walk, callee, memberSymbol(walk, callee));
  if (ts.isElementAccessExpression(callee)) {
    walk.value(callee.argumentExpression);
    return objectOf(walk, callee, memberSymbol(walk, callee));
  }
  return undefined;
}

/** `super(…)` */
function constructBase(walk: Walk, node: Call, given: Given): Value {
  const { draft, context } = walk;
  const derived = context.ts.findAncestor(node, context.ts.isClassLike);
  for (const unit of derived ? basesOf(walk, derived) : []) {
    draft.enter(unit, "call", node);
    draft.invoke([unit], { ...given, receiver: walk.receiver }, placeOf(node));
  }
  return undefined;
}

function imported(walk: Walk, node: Call): Value {
  walk.draft.find("DET173", node, undefined, "import()");
  walk.draft.unknown(node);
  return undefined;
}

function unknownCall(walk: Walk, node: Call, callee: ts.Expression, given: Given): Value {
  if (walk.units.isScript) return untypedCall(walk, node, callee, given);
  const { draft } = walk;
  const own = walk.value(callee);
  draft.find("DET181", node, "calls what has no type");
  draft.unknown(node);
  return draft.reached(own, given.receiver, ...given.arguments, given.rest);
}
