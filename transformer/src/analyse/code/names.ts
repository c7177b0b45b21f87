import type ts from "typescript";
import { resolveAlias } from "../context.ts";
import { assignedTo } from "../packages/script-exports.ts";
import type { Value } from "./flow-draft.ts";
import { mention } from "./mentions.ts";
import { readDefault, readOutside } from "./outside.ts";
import { bare, isInside, unwrapped } from "./syntax.ts";
import { targetsOf } from "./targets.ts";
import { untypedName } from "./untyped.ts";
import type { Walk } from "./walk.ts";

/** Reads a variable, or mentions a function, a class or a module by its name. */
export function readName(walk: Walk, node: ts.Identifier): Value {
  const { context, draft } = walk;
  const { ts, checker } = context;
  const symbol = symbolOf(walk, node);
  if (symbol === undefined && walk.units.isScript) untypedName(walk, node);
  if (symbol === undefined || checker.isUndefinedSymbol(symbol)) return undefined;
  if (symbol.name === "globalThis" && symbol.valueDeclaration === undefined)
    return draft.outside("library globalThis");
  if (checker.isArgumentsSymbol(symbol)) return draft.anything();
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  if (declaration === undefined || !(symbol.flags & ts.SymbolFlags.Value)) return undefined;
  if (isOwnVariable(walk, declaration)) return ownVariable(walk, node, symbol, declaration);
  if (ts.isExportAssignment(declaration)) return readDefault(walk, node, declaration);
  const isClass =
    ts.isVariableDeclaration(declaration) &&
    declaration.initializer &&
    ts.isClassExpression(bare(context, declaration.initializer));
  if (declaration.getSourceFile().isDeclarationFile || !isVariable(walk, declaration) || isClass) {
    return mention(walk, node, targetsOf(walk, symbol, node));
  }
  return readOutside(walk, node, declaration);
}

/** What the identifier stands for, imports followed. */
export function symbolOf({ context }: Pick<Walk, "context">, node: ts.Node): ts.Symbol | undefined {
  const { ts, checker } = context;
  const isShorthand = ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node;
  const symbol = isShorthand
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  return symbol && resolveAlias(context, symbol);
}

export function isVariable({ context }: Walk, declaration: ts.Declaration): boolean {
  const { ts } = context;
  return (
    ts.isVariableDeclaration(declaration) || ts.isParameter(declaration) || ts.isBindingElement(declaration)
  );
}

export function isOwnVariable(walk: Walk, declaration: ts.Declaration): boolean {
  return isInside(declaration, walk.home) && declaration !== walk.home;
}

function ownVariable(walk: Walk, node: ts.Identifier, symbol: ts.Symbol, declaration: ts.Declaration): Value {
  const { draft } = walk;
  const own = functionOf(walk, declaration);
  if (own === undefined) return draft.variable(symbol);
  // A function by its name: where it is called, what it is given is known; elsewhere it is handed on.
  return mention(walk, node, [{ kind: "code", declaration: own, isOpen: false }]);
}

/** The function that a declaration is, or that a constant holds. */
export function functionOf(
  { context }: Pick<Walk, "context">,
  declaration: ts.Declaration,
): ts.FunctionLikeDeclaration | undefined {
  const { ts } = context;
  if (ts.isFunctionDeclaration(declaration)) return declaration.body && declaration;
  if (ts.isMethodDeclaration(declaration)) return declaration.body && declaration;
  const assigned = assignedTo(context, declaration);
  if (assigned !== undefined && (ts.isFunctionExpression(assigned) || ts.isArrowFunction(assigned)))
    return assigned;
  const holds =
    (ts.isVariableDeclaration(declaration) &&
      (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0) ||
    ts.isPropertyAssignment(declaration);
  const value = holds && declaration.initializer ? bare(context, declaration.initializer) : undefined;
  return value !== undefined && (ts.isArrowFunction(value) || ts.isFunctionExpression(value))
    ? value
    : undefined;
}

function isModule(walk: Walk, node: ts.Node): boolean {
  const { SymbolFlags } = walk.context.ts;
  const flags = symbolOf(walk, node)?.flags ?? 0;
  const other = SymbolFlags.Variable | SymbolFlags.Function | SymbolFlags.Class;
  return (flags & SymbolFlags.Module) !== 0 && (flags & other) === 0;
}

/** Whether the name only says where something is called, read or asked for: `stamp()`, `Date.now`, `x instanceof Date`. */
export function isOnlyNamed(walk: Walk, node: ts.Node): boolean {
  const { ts } = walk.context;
  const outer = unwrapped(walk.context, node);
  const { parent } = outer;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression === outer;
  if (ts.isTaggedTemplateExpression(parent)) return parent.tag === outer;
  // `stamp.call(this)` calls it; `Reflect.apply(stamp)` does not.
  if (ts.isPropertyAccessExpression(parent) && /^(call|apply|bind)$/.test(parent.name.text))
    return parent.expression === outer && isModule(walk, outer);
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent))
    return parent.expression === outer;
  if (ts.isTypeOfExpression(parent)) return true;
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword &&
    parent.right === outer
  );
}
