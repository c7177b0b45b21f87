import type ts from "typescript";
import { moduleEffect } from "../../effects/node/modules.ts";
import type { Rule } from "../../effects/member-effect.ts";
import { givesPrimitive, restrictedByName } from "../../effects/restricted-names.ts";
import type { Call } from "./calls.ts";
import { type Given, textOf, type Value } from "./draft.ts";
import type { Walk } from "./walk.ts";

/**
 * A call in the JavaScript of a package, of something that the compiler knows no type of: a parameter, which is looked
 * at where it is handed over, or a method. That its name is of nothing that could differ must do. What it writes is
 * not known.
 */
export function untypedCall(walk: Walk, node: Call, callee: ts.Expression, given: Given): Value {
  const { draft, context } = walk;
  const { ts } = context;
  const own = walk.value(callee);
  if (ts.isIdentifier(callee) && callee.text === "require") required(walk, node);
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
  const effect = name === undefined ? undefined : restrictedByName(name);
  if (effect?.rule !== undefined) draft.find(effect.rule, node, effect.cause);
  draft.unknown(node);
  if (name !== undefined && givesPrimitive(name)) return undefined;
  return draft.reached(own, given.receiver, ...given.arguments, given.rest);
}

/** `require(…)` inside a function: of a module of Node, or of what is known at run time only. */
function required({ draft, context: { ts, checker } }: Walk, node: Call): void {
  const [module] = ts.isTaggedTemplateExpression(node) ? [] : (node.arguments ?? []);
  if (module === undefined || !ts.isStringLiteralLike(module)) return draft.find("DET173", node);
  const rule = moduleEffect(`node:${module.text.replace(/^node:/, "")}.*`)?.rule;
  if (rule !== undefined && rule !== "DET182") draft.find(rule, node);
  else if (rule === undefined && checker.getTypeAtLocation(node).flags & ts.TypeFlags.Any) draft.find("DET182", node, "cannot be found");
}

/** A global name that no types declare, where those of Node or of browsers are not installed. */
export function untypedName({ draft, context: { ts } }: Walk, node: ts.Identifier): void {
  const rule = Object.hasOwn(globals, node.text) ? globals[node.text] : undefined;
  if (rule !== undefined && !ts.isTypeOfExpression(node.parent)) draft.find(rule, node, undefined, textOf(node));
}

const globals: Readonly<Record<string, Rule>> = {
  process: "DET141",
  navigator: "DET141",
  performance: "DET102",
  crypto: "DET112",
  fetch: "DET142",
  localStorage: "DET142",
  XMLHttpRequest: "DET142",
  setTimeout: "DET152",
  setInterval: "DET152",
  setImmediate: "DET152",
};
