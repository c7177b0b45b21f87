import type ts from "typescript";
import { type Context, isLibrary } from "./context.ts";

/**
 * The value that an object stored before the field existed gets, as an expression that means the same in every file:
 * that of the initialiser, where it is made of constants alone; undefined, where the type allows it and nothing else is said.
 * Absent where the field has no such value.
 */
export function initialValue(context: Context, member: ts.PropertyDeclaration): string | undefined {
  const { initializer } = member;
  if (initializer !== undefined) return constantText(context, initializer);
  return allowsUndefined(context, context.checker.getTypeAtLocation(member)) ? "undefined" : undefined;
}

function constantText(context: Context, node: ts.Expression): string | undefined {
  const { ts } = context;
  const text = (inner: ts.Expression) => constantText(context, inner);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return text(node.expression);
  if (ts.isNonNullExpression(node) || ts.isTypeAssertionExpression(node)) return text(node.expression);
  switch (node.kind) {
    case ts.SyntaxKind.NullKeyword:
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.FalseKeyword:
    case ts.SyntaxKind.NumericLiteral:
    case ts.SyntaxKind.BigIntLiteral:
      return node.getText();
    default:
  }
  if (ts.isStringLiteralLike(node)) return JSON.stringify(node.text);
  if (ts.isPrefixUnaryExpression(node)) return signed(context, node);
  if (ts.isArrayLiteralExpression(node)) return list(node.elements.map(text), "[", "]");
  // An object with properties may be one that commands are given, and would need a number.
  if (ts.isObjectLiteralExpression(node)) return node.properties.length === 0 ? "{}" : undefined;
  if (ts.isNewExpression(node)) return collection(context, node);
  return namedConstant(context, node);
}

function signed(context: Context, { operator, operand }: ts.PrefixUnaryExpression): string | undefined {
  const { ts } = context;
  if (operator !== ts.SyntaxKind.MinusToken && operator !== ts.SyntaxKind.PlusToken) return undefined;
  const text = constantText(context, operand);
  return text === undefined ? undefined : `${ts.tokenToString(operator)}${text}`;
}

/** `new Map()`, `new Set([1, 2])`, `new Date(0)`. */
function collection(context: Context, node: ts.NewExpression): string | undefined {
  const { ts, checker } = context;
  if (!ts.isIdentifier(node.expression)) return undefined;
  const symbol = checker.getSymbolAtLocation(node.expression);
  if (symbol === undefined || !isLibrary(context, symbol)) return undefined;
  const given = node.arguments ?? [];
  if (/^(Map|Set|Array)$/.test(symbol.name))
    return list(
      given.map((inner) => constantText(context, inner)),
      `new ${symbol.name}(`,
      ")",
    );
  // A text would be read in the zone of the machine.
  const isTime = given.length === 1 && ts.isNumericLiteral(given[0]!);
  return symbol.name === "Date" && isTime ? `new Date(${given[0]!.getText()})` : undefined;
}

/** A member of an enum, or a constant whose type tells its value. */
function namedConstant(context: Context, node: ts.Expression): string | undefined {
  const { ts, checker } = context;
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return undefined;
  if (ts.isIdentifier(node) && ["undefined", "NaN", "Infinity"].includes(node.text)) return node.text;
  const type = checker.getTypeAtLocation(node);
  if (type.isStringLiteral()) return JSON.stringify(type.value);
  return type.isNumberLiteral() ? String(type.value) : undefined;
}

function list(parts: readonly (string | undefined)[], open: string, close: string): string | undefined {
  return parts.includes(undefined) ? undefined : `${open}${parts.join(", ")}${close}`;
}

function allowsUndefined({ ts }: Context, type: ts.Type): boolean {
  const { Undefined, Any, Unknown } = ts.TypeFlags;
  const arms = type.isUnion() ? type.types : [type];
  return arms.some(({ flags }) => (flags & (Undefined | Any | Unknown)) !== 0);
}
