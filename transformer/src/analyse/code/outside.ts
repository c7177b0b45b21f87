import type ts from "typescript";
import { placeOf } from "../context.ts";
import type { Value } from "./draft.ts";
import { mention } from "./mentions.ts";
import { functionOf, symbolOf } from "./names.ts";
import { bare } from "./syntax.ts";
import type { Walk } from "./walk.ts";

/** Reads a variable that is not the unit's own: of a module, or of a function around it. */
export function readOutside(walk: Walk, node: ts.Identifier, declaration: ts.Declaration): Value {
  const { draft, units } = walk;
  const own = functionOf(walk, declaration);
  if (own !== undefined) return mention(walk, node, [{ kind: "code", declaration: own, isOpen: false }]);
  const variable = variableOf(walk, declaration);
  if (variable !== undefined) {
    draft.enter(units.of(variable), "initialise", node);
    flagPattern(walk, node, variable);
  }
  return outsideValue(walk, node, declaration);
}

/** Notes the read of an object that other code may change, or of a variable that other code assigns. */
export function outsideValue(walk: Walk, node: ts.Node, declaration: ts.Declaration): Value {
  const { context, draft, units } = walk;
  const variable = units.variables.keyOf(declaration);
  const isPrimitive = isPrimitiveType(context.checker.getTypeAtLocation(node), walk);
  const isChanged = units.variables.isReassigned(declaration);
  if (isChanged && context.checker.getTypeAtLocation(node).getCallSignatures().length > 0) draft.unknown(node);
  if (isChanged) draft.find(isOfModule(walk, declaration) ? "DET161" : "DET164", node);
  else if (!isPrimitive) {
    draft.reads.push({ kind: "outside-read", variable, text: node.getText(), place: placeOf(node) });
  }
  return isPrimitive ? undefined : draft.outside(variable);
}

/** The declaration whose initialiser gives the variable its value. */
export function variableOf({ context }: Pick<Walk, "context">, declaration: ts.Declaration): ts.VariableDeclaration | undefined {
  const { ts } = context;
  let at: ts.Node = declaration;
  while (ts.isBindingElement(at)) at = at.parent.parent;
  return ts.isVariableDeclaration(at) && at.initializer !== undefined ? at : undefined;
}

export function isOfModule({ context }: Pick<Walk, "context">, declaration: ts.Declaration): boolean {
  const { ts } = context;
  return ts.findAncestor(declaration, (node) => ts.isFunctionLike(node) && node !== declaration) === undefined;
}

export function isPrimitiveType(type: ts.Type, { context }: Pick<Walk, "context">): boolean {
  const { TypeFlags } = context.ts;
  if (type.isUnion()) return type.types.every((arm) => isPrimitiveType(arm, { context }));
  const other = TypeFlags.Object | TypeFlags.NonPrimitive | TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Never | TypeFlags.Instantiable;
  return !type.isIntersection() && (type.flags & other) === 0;
}

/** A pattern that remembers where its last match ended, kept between calls. */
function flagPattern(walk: Walk, node: ts.Identifier, { initializer }: ts.VariableDeclaration): void {
  const { ts } = walk.context;
  const flags = initializer && flagsOf(walk, initializer);
  if (!flags || !/[gy]/.test(flags)) return;
  const { parent } = node;
  const isReceiver = ts.isPropertyAccessExpression(parent) && parent.expression === node;
  // `text.replace(pattern, …)` and its like begin at the start of the text where the pattern is global.
  const restarts = ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression) && /^(replace|replaceAll|match|split|search)$/.test(parent.expression.name.text);
  const isStateless = isReceiver ? /^(source|flags|global|ignoreCase)$/.test(parent.name.text) : restarts && !flags.includes("y");
  if (!isStateless) walk.draft.find("DET163", node);
}

/**
 * Whether a pattern keeps no place between its uses: a text, or one made without the flags g and y. Methods of texts
 * begin at the start with every pattern that is not sticky.
 */
export function isStateless(walk: Walk, node: ts.Expression | undefined, keeping = /[gy]/): boolean {
  const { ts, checker } = walk.context;
  if (node === undefined) return false;
  const type = checker.getTypeAtLocation(node);
  if (type.flags & ts.TypeFlags.StringLike) return true;
  const declaration = ts.isIdentifier(node) ? symbolOf(walk, node)?.valueDeclaration : undefined;
  const isConstant = declaration !== undefined && ts.isVariableDeclaration(declaration) && (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const flags = flagsOf(walk, (isConstant && declaration.initializer) || node);
  return flags !== undefined && !keeping.test(flags);
}

/** The flags of a pattern that is written out. */
function flagsOf(walk: Walk, node: ts.Expression): string | undefined {
  const value = bare(walk.context, node);
  return walk.context.ts.isRegularExpressionLiteral(value) ? value.text.replace(/^.*\//s, "") : flagsGiven(walk, value);
}

function flagsGiven({ context }: Walk, value: ts.Expression): string | undefined {
  const { ts } = context;
  if (!ts.isNewExpression(value) && !ts.isCallExpression(value)) return undefined;
  if (value.expression.getText() !== "RegExp") return undefined;
  const flags = value.arguments?.[1];
  if (flags === undefined) return "";
  return ts.isStringLiteralLike(flags) ? flags.text : "gy";
}
