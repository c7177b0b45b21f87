import type ts from "typescript";
import { type Context, isLibrary } from "./context.ts";
import { freshMethods, mutators, pureConstructors } from "./pure-library.ts";

/**
 * Whether the expression can only be an object made in this very function, which nothing else knows: writing to it
 * changes nothing that lasts. What it holds may well be known elsewhere.
 */
export function isFresh(context: Context, node: ts.Expression): boolean {
  const { ts, checker } = context;
  if (isWrapper(context, node)) return isFresh(context, node.expression);
  if (ts.isArrayLiteralExpression(node)) return true;
  if (ts.isObjectLiteralExpression(node)) {
    return !node.properties.some((property) => /^["']?__proto__/.test(property.name?.getText() ?? ""));
  }
  if (ts.isNewExpression(node)) return isLibraryName(context, node.expression, pureConstructors);
  if (ts.isIdentifier(node)) {
    const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
    const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    const isLocal = ts.findAncestor(declaration, ts.isFunctionLike) !== undefined;
    return (
      isConstant &&
      isLocal &&
      declaration.initializer !== undefined &&
      isFresh(context, declaration.initializer)
    );
  }
  return ts.isCallExpression(node) && isFreshCall(context, node);
}

function isLibraryName(context: Context, node: ts.Expression, names: readonly string[]): boolean {
  if (!context.ts.isIdentifier(node) || !names.includes(node.text)) return false;
  const symbol = context.checker.getSymbolAtLocation(node);
  return symbol !== undefined && isLibrary(context, symbol);
}

function isFreshCall(context: Context, node: ts.CallExpression): boolean {
  const { ts, checker } = context;
  const { expression } = node;
  if (ts.isIdentifier(expression)) return isLibraryName(context, expression, ["structuredClone"]);
  if (!ts.isPropertyAccessExpression(expression)) return false;
  const symbol = checker.getSymbolAtLocation(expression.name);
  if (symbol === undefined || !isLibrary(context, symbol)) return false;
  const owner = symbol.declarations?.[0]?.parent;
  if (owner === undefined || !ts.isInterfaceDeclaration(owner)) return false;
  if (freshMethods[owner.name.text.replace(/^Readonly/, "")]?.includes(symbol.name)) return true;
  // `list.slice().sort().reverse()`: these give back what they changed.
  return (
    isMutator(context, node) &&
    isFresh(context, expression.expression) &&
    !/^(pop|shift|delete)$/.test(symbol.name)
  );
}

/** Whether the call is of a library method that changes its receiver and nothing else. */
export function isMutator({ ts, checker }: Context, node: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(node.expression)) return false;
  const owner = checker.getResolvedSignature(node)?.declaration?.parent;
  if (owner === undefined || !ts.isInterfaceDeclaration(owner)) return false;
  return mutators[owner.name.text]?.includes(node.expression.name.text) ?? false;
}

/** A place in a fresh object: `counts[name]`, `result.total`. */
export function isPlaceInFresh(context: Context, target: ts.Expression): boolean {
  const { ts } = context;
  const isAccess = ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target);
  return isAccess && isFresh(context, target.expression);
}

type Wrapper = ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression | ts.NonNullExpression;

function isWrapper({ ts }: Context, node: ts.Node): node is Wrapper {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  );
}
