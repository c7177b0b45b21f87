import type ts from "typescript";
import type { OutsideWrite } from "../model.ts";
import { type Context, placeOf, resolveAlias } from "./context.ts";
import { isMutator } from "./fresh.ts";

/** Where the code writes what belongs to a module and not to the state: variables of modules and static members. */
export function outsideWritesIn(context: Context, code: ts.Node): readonly OutsideWrite[] {
  const { ts } = context;
  const found: OutsideWrite[] = [];
  (function visit(node: ts.Node): void {
    if (ts.isTypeNode(node)) return;
    const target = writtenBy(context, node);
    const owner = target && ownerOf(context, target);
    if (owner !== undefined) found.push({ kind: "outside-write", name: owner, place: placeOf(node) });
    ts.forEachChild(node, visit);
  })(code);
  return found;
}

/** What an expression writes, or writes into. */
function writtenBy(context: Context, node: ts.Node): ts.Expression | undefined {
  const { ts } = context;
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const isAssignment = kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
    return isAssignment ? node.left : undefined;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const isStep =
      node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
    return isStep ? node.operand : undefined;
  }
  if (ts.isDeleteExpression(node)) return node.expression;
  return ts.isCallExpression(node) && isMutator(context, node)
    ? (node.expression as ts.PropertyAccessExpression).expression
    : undefined;
}

/** "Account.count" or "cache", when that is not the function's own, and not reached through `this`. */
function ownerOf(context: Context, target: ts.Expression): string | undefined {
  const { ts, checker } = context;
  let root = target;
  while (
    ts.isPropertyAccessExpression(root) ||
    ts.isElementAccessExpression(root) ||
    ts.isNonNullExpression(root)
  ) {
    root = root.expression;
  }
  const symbol = ts.isIdentifier(root) ? checker.getSymbolAtLocation(root) : undefined;
  const declaration = symbol && resolveAlias(context, symbol).valueDeclaration;
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return undefined;
  const isOutside = ts.isClassLike(declaration) || isOfModule(context, declaration);
  return isOutside ? target.getText() : undefined;
}

function isOfModule({ ts }: Context, declaration: ts.Declaration): boolean {
  if (!ts.isVariableDeclaration(declaration)) return false;
  const statement = declaration.parent.parent;
  return (
    ts.isVariableStatement(statement) &&
    (ts.isSourceFile(statement.parent) || ts.isModuleBlock(statement.parent))
  );
}
