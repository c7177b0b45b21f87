import type ts from "typescript";
import { bare } from "../code/syntax.ts";
import type { Context } from "../context.ts";
import { mayBeAccessor } from "./accessors.ts";

/** Whether the expression can be read twice: names, and properties that are nothing but data. */
export function isPath(context: Context, node: ts.Expression): boolean {
  const { ts } = context;
  const at = bare(context, node);
  if (ts.isIdentifier(at) || at.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (ts.isPropertyAccessExpression(at)) return isPath(context, at.expression) && isData(context, at.name);
  if (!ts.isElementAccessExpression(at)) return false;
  const isNamed = isConstantKey(context, at.argumentExpression) && isDataByKey(context, at);
  return isNamed && isPath(context, at.expression);
}

/** Whether a property is no accessor, as far as its declarations tell. A library's may be any. */
export function isData(context: Context, name: ts.Node): boolean {
  const { checker } = context;
  return isDataSymbol(context, checker.getSymbolAtLocation(name));
}

/** Whether none of the properties is an accessor that the type of the key names. */
function isDataByKey(
  context: Context,
  { expression, argumentExpression }: ts.ElementAccessExpression,
): boolean {
  const { checker } = context;
  const type = checker.getApparentType(checker.getTypeAtLocation(expression));
  const key = checker.getTypeAtLocation(argumentExpression);
  const arms = key.isUnion() ? key.types : [key];
  return arms.every(
    (arm) => !arm.isStringLiteral() || isDataSymbol(context, checker.getPropertyOfType(type, arm.value)),
  );
}

function isDataSymbol(context: Context, symbol: ts.Symbol | undefined): boolean {
  const { ts } = context;
  return (symbol?.declarations ?? []).every((declaration) => {
    if (ts.isAccessor(declaration) || mayBeAccessor(context, declaration)) return false;
    return !ts.isPropertyDeclaration(declaration) || !isAutoAccessor(context, declaration);
  });
}

export function isAutoAccessor({ ts }: Context, declaration: ts.Declaration): boolean {
  return (
    ts.isPropertyDeclaration(declaration) &&
    (declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AccessorKeyword) ?? false)
  );
}

/** Whether a key can be computed twice, and is the same both times. */
export function isConstantKey(context: Context, node: ts.Expression): boolean {
  const { ts, checker } = context;
  const at = bare(context, node);
  if (ts.isStringLiteralLike(at) || ts.isNumericLiteral(at)) return true;
  if (ts.isPropertyAccessExpression(at)) {
    const { EnumMember } = ts.SymbolFlags;
    return ((checker.getSymbolAtLocation(at.name)?.flags ?? 0) & EnumMember) !== 0;
  }
  if (!ts.isIdentifier(at)) return false;
  const { StringLike, NumberLike, ESSymbolLike } = ts.TypeFlags;
  const type = checker.getTypeAtLocation(at);
  const plain = checker.getBaseConstraintOfType(type) ?? type;
  const arms = plain.isUnion() ? plain.types : [plain];
  return arms.every(({ flags }) => (flags & (StringLike | NumberLike | ESSymbolLike)) !== 0);
}
