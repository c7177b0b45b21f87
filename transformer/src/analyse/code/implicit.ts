import type ts from "typescript";
import { isLibrary } from "../context.ts";
import { caughtText } from "./caught-errors.ts";
import type { Value } from "./flow-draft.ts";
import { hooks } from "./hooks.ts";
import { useOf } from "./library-use.ts";
import { isOfKnownPackage } from "./package-calls.ts";
import type { Walk } from "./walk.ts";

/**
 * A value is made a text or a number, which calls its `Symbol.toPrimitive`, `toString` or `valueOf`, and asks for its
 * `Symbol.toStringTag` where it has none of these.
 * A Date becomes a text in the local zone.
 */
export function convert(walk: Walk, node: ts.Expression, value: Value, to: "text" | "number"): void {
  // Most are numbers and texts by the look of them.
  if (isPlainlyPrimitive(walk, node)) return;
  if (to === "text") caughtText(walk, node, node);
  convertType(walk, node, walk.context.checker.getTypeAtLocation(node), value, to);
}

function isPlainlyPrimitive({ context }: Walk, node: ts.Expression): boolean {
  const { ts } = context;
  return (
    ts.isLiteralExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isPrefixUnaryExpression(node) ||
    ts.isTypeOfExpression(node)
  );
}

export function convertType(
  walk: Walk,
  node: ts.Node,
  given: ts.Type,
  value: Value,
  to: "text" | "number",
): void {
  const { context, draft } = walk;
  const { ts, checker } = context;
  const type = checker.getBaseConstraintOfType(given) ?? given;
  if (type.isUnion()) {
    for (const arm of type.types) convertType(walk, node, arm, value, to);
    return;
  }
  const { TypeFlags } = ts;
  const isOfPrimitive = (part: ts.Type) => !(part.flags & (TypeFlags.Object | TypeFlags.Instantiable));
  if (type.isIntersection() && type.types.some(isOfPrimitive)) return;
  if (type.flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Never | TypeFlags.NonPrimitive))
    return draft.unknown(node);
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return;
  // An array joins its elements, and a function gives its source.
  const element =
    checker.isArrayType(type) || checker.isTupleType(type)
      ? checker.getIndexTypeOfType(type, ts.IndexKind.Number)
      : undefined;
  if (element) return convertType(walk, node, element, draft.loaded(value), to);
  const isFunction = type.getCallSignatures().length + type.getConstructSignatures().length > 0;
  if (isFunction && to === "text") useOf(walk, "Function.toString", node);
  const symbol = type.getSymbol();
  if (symbol?.name === "Date" && isLibrary(context, symbol)) {
    if (to === "text") useOf(walk, "Date.toString", node);
    return;
  }
  // What a class and those that extend it have is all that can be called.
  const isOwnClass =
    symbol !== undefined && symbol.flags & ts.SymbolFlags.Class && !isLibrary(context, symbol);
  if (!isOwnClass && !isOfKnownPackage(walk, symbol)) draft.unknown(node);
  hooks(walk, node, type, value, /^(toString|valueOf|__@(toPrimitive|toStringTag))/, "conversion");
}

/** What `JSON.stringify` calls: `toJSON` of the value and of all that its type says it holds. */
export function stringified(
  walk: Walk,
  node: ts.Node,
  given: ts.Type,
  value: Value,
  seen = new Set<ts.Type>(),
): void {
  const { checker, ts } = walk.context;
  if (seen.has(given) || seen.size > 200) return;
  seen.add(given);
  if (given.isUnionOrIntersection()) {
    for (const arm of given.types) stringified(walk, node, arm, value, seen);
    return;
  }
  if (!(given.flags & ts.TypeFlags.Object)) return;
  const symbol = given.getSymbol();
  if (symbol !== undefined && isLibrary(walk.context, symbol) && symbol.name === "Date") return;
  hooks(walk, node, given, value, /^toJSON$/, "JSON.stringify");
  const element =
    checker.getIndexTypeOfType(given, ts.IndexKind.Number) ??
    checker.getIndexTypeOfType(given, ts.IndexKind.String);
  if (element) stringified(walk, node, element, value, seen);
  if (symbol !== undefined && isLibrary(walk.context, symbol)) return;
  for (const property of checker.getPropertiesOfType(given)) {
    if (!(property.flags & ts.SymbolFlags.Method))
      stringified(walk, node, checker.getTypeOfSymbol(property), value, seen);
  }
}

/** `value instanceof Class` asks the class, which may answer by a method of its own. */
export function asksInstance(
  walk: Walk,
  theClass: ts.Expression,
  [asked, value]: readonly [Value, Value],
): void {
  const { checker, ts } = walk.context;
  const type = checker.getTypeAtLocation(theClass);
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) walk.draft.unknown(theClass);
  else hooks(walk, theClass, type, value, /^__@hasInstance/, "instanceof", [asked]);
}
