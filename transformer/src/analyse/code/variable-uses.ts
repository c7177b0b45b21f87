import type ts from "typescript";
import type { UnitNode } from "./unit-node.ts";

/** The function in which a node stands, the outermost one; the class for what runs when an instance is made. */
export function functionAround(api: typeof ts, node: ts.Node): UnitNode | undefined {
  let found: UnitNode | undefined;
  for (let at: ts.Node | undefined = node; at !== undefined; at = at.parent) {
    if (api.isConstructorDeclaration(at)) found = at.parent;
    else if (api.isFunctionLike(at)) found = at as ts.FunctionLikeDeclaration;
    const isField =
      api.isPropertyDeclaration(at) &&
      !at.modifiers?.some(({ kind }) => kind === api.SyntaxKind.StaticKeyword);
    if (isField && api.isClassLike(at.parent)) found = at.parent;
  }
  return found;
}

/** Names and properties that the node itself assigns. */
export function targetsIn(api: typeof ts, node: ts.Node): readonly ts.Node[] {
  const { SyntaxKind } = api;
  if (api.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment ? leaves(node.left) : [];
  }
  if (api.isPrefixUnaryExpression(node) || api.isPostfixUnaryExpression(node)) {
    const isStep = node.operator === SyntaxKind.PlusPlusToken || node.operator === SyntaxKind.MinusMinusToken;
    return isStep ? leaves(node.operand) : [];
  }
  const isLoop = api.isForOfStatement(node) || api.isForInStatement(node);
  return isLoop && !api.isVariableDeclarationList(node.initializer) ? leaves(node.initializer) : [];

  function leaves(target: ts.Node): readonly ts.Node[] {
    if (api.isIdentifier(target) || api.isPropertyAccessExpression(target)) return [target];
    const found: ts.Node[] = [];
    api.forEachChild(target, (child) => void found.push(...leaves(child)));
    return found;
  }
}

export function isConstant(api: typeof ts, declaration: ts.Declaration): boolean {
  return (api.getCombinedNodeFlags(declaration) & api.NodeFlags.Const) !== 0;
}

/** Whether a name is more than an import or an export of it. */
export function isUse(api: typeof ts, { parent }: ts.Node): boolean {
  return !api.isImportSpecifier(parent) && !api.isExportSpecifier(parent) && !api.isImportClause(parent);
}

/** `table[key]`, `table.name()`: not assigned, not handed on. Imports and exports name it, and no more. */
export function isRead(api: typeof ts, node: ts.Identifier): boolean {
  const { parent } = node;
  if (api.isImportSpecifier(parent) || api.isExportSpecifier(parent) || api.isTypeOfExpression(parent))
    return true;
  if (!api.isPropertyAccessExpression(parent) && !api.isElementAccessExpression(parent)) return false;
  if (parent.expression !== node) return true;
  let outer: ts.Node = parent;
  while (api.isNonNullExpression(outer.parent) || api.isParenthesizedExpression(outer.parent))
    outer = outer.parent;
  const at = outer.parent;
  const isTarget =
    (api.isBinaryExpression(at) &&
      at.left === outer &&
      at.operatorToken.kind >= api.SyntaxKind.FirstAssignment &&
      at.operatorToken.kind <= api.SyntaxKind.LastAssignment) ||
    api.isPrefixUnaryExpression(at) ||
    api.isPostfixUnaryExpression(at) ||
    api.isDeleteExpression(at);
  return api.isCallExpression(at) && at.expression === outer && !isTarget;
}
