import type ts from "typescript";
import { type Context, isLibrary } from "./context.ts";
import { isTransient } from "./transients.ts";

/** Whether the type is one of the language's own iterators, which keep their place where nobody can set it. */
export function isIteratorType(context: Context, type: ts.Type): boolean {
  const symbol = type.getSymbol();
  return symbol !== undefined && iterators.test(symbol.name) && isLibrary(context, symbol);
}

const iterators = /^(Generator|IteratorObject|\w*Iterator)$/;

/** Whether an instance of one of the classes may keep an iterator: in a field that is not stored, as no state has one. */
export function keepsIterators(context: Context, classes: readonly ts.ClassLikeDeclaration[]): boolean {
  return classes.some(({ members }) =>
    members.some(
      (member) =>
        isTransient(context, member) && mayHold(context, context.checker.getTypeAtLocation(member), depthMax),
    ),
  );
}

/** So deep a type is looked at: `Map<string, { names: Iterator<string> }[]>`. */
const depthMax = 4;

function mayHold(context: Context, type: ts.Type, depth: number): boolean {
  const { ts, checker } = context;
  if (depth === 0) return false;
  if (type.isUnionOrIntersection()) return type.types.some((arm) => mayHold(context, arm, depth));
  if (!(type.flags & ts.TypeFlags.Object)) return false;
  if (isIteratorType(context, type)) return true;
  const symbol = type.getSymbol();
  const isOfLibrary = symbol !== undefined && isLibrary(context, symbol);
  const held = isOfLibrary
    ? checker.getTypeArguments(type as ts.TypeReference)
    : checker.getPropertiesOfType(type).map((property) => checker.getTypeOfSymbol(property));
  return held.some((part) => mayHold(context, part, depth - 1));
}
