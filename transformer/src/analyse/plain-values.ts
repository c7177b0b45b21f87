import type ts from "typescript";
import { type Context, isLibrary } from "./context.ts";

const iterable =
  /^((Readonly)?(Map|Set)|(Map|Set|Array|String|RegExpString)Iterator|(Readonly)?Array|[A-Z]\w*\d+(Clamped)?Array)$/;

/** Whether converting the value to a text or number calls nothing of the user's. */
export function isPlain(context: Context, node: ts.Expression): boolean {
  return isPlainType(context, context.checker.getTypeAtLocation(node));
}

export function isPlainType(context: Context, type: ts.Type): boolean {
  const { ts } = context;
  if (type.isUnion()) return type.types.every((arm) => isPlainType(context, arm));
  if (type.isIntersection()) return type.types.some((part) => isPlainType(context, part));
  // `never` is what a cast leaves where a value is no longer known.
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) return false;
  if (isNamed(context, type, /^Date$/)) return true;
  return !(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.NonPrimitive | ts.TypeFlags.TypeParameter));
}

export function isRegExp(context: Context, node: ts.Expression): boolean {
  return isNamed(context, context.checker.getTypeAtLocation(node), /^RegExp$/);
}

/** Whether nothing at all is known of the value: `any`, or what a cast to `never` left. */
export function isUnknowable({ ts, checker }: Context, node: ts.Expression): boolean {
  const given = ts.isSpreadElement(node) ? node.expression : node;
  const type = checker.getTypeAtLocation(given);
  const element = ts.isSpreadElement(node) ? checker.getIndexTypeOfType(type, ts.IndexKind.Number) : type;
  return element === undefined || (element.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) !== 0;
}

/** Whether walking through the value calls nothing of the user's: arrays, texts, library collections. */
export function iteratesPlainly(context: Context, node: ts.Node): boolean {
  const { ts, checker } = context;
  return every(checker.getTypeAtLocation(node));

  function every(type: ts.Type): boolean {
    if (type.isUnion()) return type.types.every(every);
    const isArray = checker.isArrayType(type) || checker.isTupleType(type);
    return isArray || (type.flags & ts.TypeFlags.StringLike) !== 0 || isNamed(context, type, iterable);
  }
}

/** Whether the elements of an array can be converted without calling the user's code. */
export function holdsPlain(context: Context, array: ts.Expression): boolean {
  const { ts, checker } = context;
  const element = checker.getIndexTypeOfType(checker.getTypeAtLocation(array), ts.IndexKind.Number);
  return element !== undefined && isPlainType(context, element);
}

function isNamed(context: Context, type: ts.Type, name: RegExp): boolean {
  const symbol = type.getSymbol();
  return symbol !== undefined && name.test(symbol.name) && isLibrary(context, symbol);
}
