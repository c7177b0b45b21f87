import type ts from "typescript";
import { placeOf } from "../context.ts";
import { declaredCode } from "./declared.ts";
import type { Value } from "./flow-draft.ts";
import { holdsFunctions } from "./keeping.ts";
import { mention } from "./mentions.ts";
import { functionOf } from "./names.ts";
import { flagPattern } from "./regular-expressions.ts";
import { hasModifier } from "./syntax.ts";
import type { Walk } from "./walk.ts";

/** Reads a variable that is not the unit's own: of a module, or of a function around it. */
export function readOutside(walk: Walk, node: ts.Identifier, declaration: ts.Declaration): Value {
  const { draft, units } = walk;
  const own = functionOf(walk, declaration);
  if (own !== undefined) return mention(walk, node, [{ kind: "code", declaration: own, isOpen: false }]);
  if (isAmbient(walk, declaration)) {
    const given = { receiver: undefined, arguments: [] };
    return declaredCode(walk, { kind: "declared", declaration, name: node.text }, node, given);
  }
  const variable = variableOf(walk, declaration);
  if (variable !== undefined) {
    draft.take(units.of(variable), howMade(walk, node), node);
    flagPattern(walk, node, variable);
  }
  return outsideValue(walk, node, declaration);
}

/** `import settings from "./settings.ts"`, where that module exports an expression. */
export function readDefault(walk: Walk, node: ts.Identifier, declaration: ts.ExportAssignment): Value {
  walk.draft.take(walk.units.of(declaration), howMade(walk, node), node);
  return outsideValue(walk, node, declaration);
}

export function howMade(walk: Walk, node: ts.Node): "initialise" | "keep" {
  return holdsFunctions(walk, walk.context.checker.getTypeAtLocation(node)) ? "keep" : "initialise";
}

/** Notes the read of an object that other code may change, or of a variable that other code assigns. */
export function outsideValue(walk: Walk, node: ts.Node, declaration: ts.Declaration): Value {
  const { context, draft, units } = walk;
  const variable = units.variables.keyOf(declaration);
  const isPrimitive = isPrimitiveType(context.checker.getTypeAtLocation(node), walk);
  const isChanged = units.variables.isReassigned(declaration);
  if (isChanged && context.checker.getTypeAtLocation(node).getCallSignatures().length > 0)
    draft.unknown(node);
  if (isChanged) draft.find(isOfModule(walk, declaration) ? "DET161" : "DET164", node);
  else if (!isPrimitive) {
    draft.reads.push({ kind: "outside-read", variable, text: node.getText(), place: placeOf(node) });
  }
  return isPrimitive ? undefined : draft.outside(variable);
}

/** `declare const rate: number` */
function isAmbient({ context: { ts } }: Walk, declaration: ts.Declaration): boolean {
  const statement = ts.findAncestor(declaration, ts.isVariableStatement);
  return statement !== undefined && hasModifier(statement, ts.SyntaxKind.DeclareKeyword);
}

/** The declaration whose initialiser gives the variable its value. */
function variableOf(
  { context }: Pick<Walk, "context">,
  declaration: ts.Declaration,
): ts.VariableDeclaration | undefined {
  const { ts } = context;
  let at: ts.Node = declaration;
  while (ts.isBindingElement(at)) at = at.parent.parent;
  return ts.isVariableDeclaration(at) && at.initializer !== undefined ? at : undefined;
}

export function isOfModule({ context }: Pick<Walk, "context">, declaration: ts.Declaration): boolean {
  const { ts } = context;
  return (
    ts.findAncestor(declaration, (node) => ts.isFunctionLike(node) && node !== declaration) === undefined
  );
}

export function isPrimitiveType(type: ts.Type, { context }: Pick<Walk, "context">): boolean {
  const { TypeFlags } = context.ts;
  if (type.isUnion()) return type.types.every((arm) => isPrimitiveType(arm, { context }));
  const other =
    TypeFlags.Object |
    TypeFlags.NonPrimitive |
    TypeFlags.Any |
    TypeFlags.Unknown |
    TypeFlags.Never |
    TypeFlags.Instantiable;
  return !type.isIntersection() && (type.flags & other) === 0;
}
