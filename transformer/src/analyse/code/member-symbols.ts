import type ts from "typescript";
import { resolveAlias } from "../context.ts";
import type { Value } from "./flow-draft.ts";
import { functionOf, symbolOf } from "./names.ts";
import { outsideValue } from "./outside.ts";
import { bare, isInside } from "./syntax.ts";
import type { Walk } from "./walk.ts";

export type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression;

export function declarationsOf({ units }: Walk, symbol: ts.Symbol): readonly ts.Declaration[] {
  return (symbol.declarations ?? []).flatMap((declaration) => units.dispatch.membersBehind(declaration));
}

/** The symbol of the member, if the key is known when the program is compiled. */
export function memberSymbol({ context }: Walk, node: Access): ts.Symbol | undefined {
  const { ts, checker } = context;
  const name = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
  const isNamed =
    ts.isPropertyAccessExpression(node) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name);
  const symbol = isNamed ? checker.getSymbolAtLocation(name) : keyed();
  return symbol && resolveAlias(context, symbol);

  /** `object[key]` where the type of the key is one text: `const key = "now"`. */
  function keyed(): ts.Symbol | undefined {
    const type = checker.getTypeAtLocation(name);
    const key = type.isStringLiteral()
      ? type.value
      : type.flags & ts.TypeFlags.UniqueESSymbol
        ? String((type as ts.UniqueESSymbolType).escapedName)
        : undefined;
    return key === undefined ? undefined : checker.getTypeAtLocation(node.expression).getProperty(key);
  }
}

/** The object that a member is asked of. A constant that only holds functions is not read as a whole for one of them. */
export function objectOf(walk: Walk, node: Access, symbol: ts.Symbol | undefined): Value {
  const { context } = walk;
  const { ts } = context;
  const literal =
    symbol && ts.isIdentifier(node.expression) ? literalNamed(walk, node.expression) : undefined;
  const isPart =
    literal !== undefined &&
    symbol?.declarations?.every(
      (declaration) =>
        isInside(declaration, literal) &&
        (ts.isAccessor(declaration) || functionOf(walk, declaration) !== undefined),
    );
  if (!isPart) return walk.value(node.expression);
  const declaration = symbolOf(walk, node.expression)?.valueDeclaration;
  return declaration && outsideValue(walk, node.expression, declaration);
}

/** The literal that a constant outside the unit holds. */
function literalNamed(walk: Walk, node: ts.Identifier): ts.ObjectLiteralExpression | undefined {
  const { ts } = walk.context;
  const declaration = symbolOf(walk, node)?.valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration) || isInside(declaration, walk.home))
    return undefined;
  const value = declaration.initializer && bare(walk.context, declaration.initializer);
  return value !== undefined && ts.isObjectLiteralExpression(value) ? value : undefined;
}

/** `helpers.stamp` after `import * as helpers`, or a member of a namespace. */
export function isOfNamespace(walk: Walk, { expression }: Access): boolean {
  const { ts } = walk.context;
  if (!ts.isIdentifier(expression) && !ts.isPropertyAccessExpression(expression)) return false;
  const symbol = symbolOf(walk, ts.isIdentifier(expression) ? expression : expression.name);
  const isNamespace =
    symbol !== undefined &&
    (symbol.flags & (ts.SymbolFlags.ValueModule | ts.SymbolFlags.NamespaceModule)) !== 0;
  return isNamespace && !(symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Enum));
}
