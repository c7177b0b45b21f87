import type ts from "typescript";
import type { Rule } from "../../effects/member-effect.ts";
import { moduleEffect } from "../../effects/node/modules.ts";
import { givesPrimitive, mayWrite, restrictedByName } from "../../effects/restricted-names.ts";
import type { Call } from "./calls.ts";
import { type Given, textOf } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
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
  const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
  const effect = name === undefined ? undefined : restrictedByName(name);
  if (effect?.rule !== undefined) draft.find(effect.rule, node, effect.cause);
  else if (isRequire(walk, callee))
    required(walk, node, ts.isTaggedTemplateExpression(node) ? undefined : node.arguments?.[0]);
  else {
    const module = moduleWithoutTypes(walk, callee);
    if (module !== undefined) required(walk, node, module);
  }
  draft.unknown(node);
  if (name !== undefined && mayWrite(name)) draft.mayWrite(given.receiver, node);
  if (name !== undefined && givesPrimitive(name)) return undefined;
  return draft.reached(own, given.receiver, ...given.arguments, given.rest);
}

export function isRequire({ context: { ts } }: Walk, callee: ts.Expression): boolean {
  return ts.isIdentifier(callee) && callee.text === "require";
}

/** `require(…)` inside a function, or a member of what was imported: of Node, or of something that cannot be found. */
function required(
  { draft, context: { ts, checker } }: Walk,
  node: Call,
  module: ts.Expression | undefined,
): void {
  if (module === undefined || !ts.isStringLiteralLike(module)) return draft.find("DET173", node);
  const rule = moduleEffect(`node:${module.text.replace(/^node:/, "")}.*`)?.rule;
  if (rule !== undefined && rule !== "DET182") draft.find(rule, node);
  // What a module of Node that computes has is known by the names of its members.
  else if (rule === undefined && checker.getTypeAtLocation(node).flags & ts.TypeFlags.Any)
    draft.find("DET182", node, `comes from "${module.text}", which cannot be found`);
}

/** The name of the module that a name was imported from, where nothing is known of it. */
function moduleWithoutTypes(
  { context: { ts, checker } }: Walk,
  callee: ts.Expression,
): ts.Expression | undefined {
  const named = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
  const symbol = ts.isIdentifier(named) ? checker.getSymbolAtLocation(named) : undefined;
  const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  if (!isAlias || checker.getAliasedSymbol(symbol).declarations !== undefined) return undefined;
  const declaration = symbol.declarations?.[0];
  const imported = declaration && ts.findAncestor(declaration, ts.isImportDeclaration);
  if (imported) return imported.moduleSpecifier;
  const variable = declaration && ts.findAncestor(declaration, ts.isVariableDeclaration);
  const call = variable?.initializer;
  return call && ts.isCallExpression(call) ? call.arguments[0] : undefined;
}

/** A global name that no types declare, where those of Node or of browsers are not installed. */
export function untypedName({ draft, context: { ts } }: Walk, node: ts.Identifier): void {
  const rule = Object.hasOwn(globals, node.text) ? globals[node.text] : undefined;
  if (rule !== undefined && !ts.isTypeOfExpression(node.parent))
    draft.find(rule, node, undefined, textOf(node));
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
