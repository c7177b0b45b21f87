import type ts from "typescript";
import { isLibrary, placeOf } from "../context.ts";
import type { Value } from "./draft.ts";
import { useOf } from "./library-use.ts";
import { declarationsOf } from "./members.ts";
import { hookOfPackage, isOfKnownPackage } from "./package-calls.ts";
import type { Walk } from "./walk.ts";

/**
 * A value is made a text or a number, which calls its `Symbol.toPrimitive`, `toString` or `valueOf`.
 * A Date becomes a text in the local zone.
 */
export function convert(walk: Walk, node: ts.Expression, value: Value, to: "text" | "number"): void {
  convertType(walk, node, walk.context.checker.getTypeAtLocation(node), value, to);
}

export function convertType(walk: Walk, node: ts.Node, given: ts.Type, value: Value, to: "text" | "number"): void {
  const { context, draft } = walk;
  const { ts, checker } = context;
  const type = checker.getBaseConstraintOfType(given) ?? given;
  if (type.isUnion()) return type.types.forEach((arm) => convertType(walk, node, arm, value, to));
  if (type.isIntersection() && type.types.some((part) => !(part.flags & (ts.TypeFlags.Object | ts.TypeFlags.Instantiable)))) return;
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never | ts.TypeFlags.NonPrimitive)) return draft.unknown(node);
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return;
  const symbol = type.getSymbol();
  if (symbol?.name === "Date" && isLibrary(context, symbol)) {
    if (to === "text") useOf(walk, "Date.toString", node);
    return;
  }
  if (!isOfKnownPackage(walk, symbol)) draft.unknown(node);
  hooks(walk, node, type, value, /^(toString|valueOf|__@toPrimitive)/);
}

/** What `JSON.stringify` calls: `toJSON` of the value and of all that its type says it holds. */
export function stringified(walk: Walk, node: ts.Node, given: ts.Type, value: Value, seen = new Set<ts.Type>()): void {
  const { checker, ts } = walk.context;
  if (seen.has(given) || seen.size > 200) return;
  seen.add(given);
  if (given.isUnionOrIntersection()) return given.types.forEach((arm) => stringified(walk, node, arm, value, seen));
  if (!(given.flags & ts.TypeFlags.Object)) return;
  const symbol = given.getSymbol();
  if (symbol !== undefined && isLibrary(walk.context, symbol) && symbol.name === "Date") return;
  hooks(walk, node, given, value, /^toJSON$/);
  const element = checker.getIndexTypeOfType(given, ts.IndexKind.Number) ?? checker.getIndexTypeOfType(given, ts.IndexKind.String);
  if (element) stringified(walk, node, element, value, seen);
  if (symbol !== undefined && isLibrary(walk.context, symbol)) return;
  for (const property of checker.getPropertiesOfType(given)) {
    if (!(property.flags & ts.SymbolFlags.Method)) stringified(walk, node, checker.getTypeOfSymbol(property), value, seen);
  }
}

/** Calls the methods of the type that have such a name and are the user's. */
export function hooks(walk: Walk, node: ts.Node, type: ts.Type, value: Value, name: RegExp): readonly Value[] {
  const { context, draft, units } = walk;
  const { ts, checker } = context;
  const results: Value[] = [];
  for (const property of checker.getPropertiesOfType(type)) {
    if (!name.test(property.name)) continue;
    for (const declaration of declarationsOf(walk, property)) {
      if (!ts.isFunctionLike(declaration)) continue;
      if (declaration.getSourceFile().isDeclarationFile) {
        results.push(hookOfPackage(walk, node, declaration, property.name, value));
        continue;
      }
      const code = declaration as ts.FunctionLikeDeclaration;
      if (code.body === undefined) continue;
      draft.enter(units.of(code), "call", node);
      results.push(draft.invoke([units.of(code)], { receiver: value, arguments: [] }, placeOf(node)));
    }
  }
  return results;
}

/** Walks through a value: `for … of`, spread, array patterns. Gives an element. */
export function iterate(walk: Walk, node: ts.Node, value: Value): Value {
  return iterateType(walk, node, walk.context.checker.getTypeAtLocation(node), value);
}

export function iterateType(walk: Walk, node: ts.Node, given: ts.Type, value: Value): Value {
  const { context, draft } = walk;
  const { ts, checker } = context;
  const type = checker.getBaseConstraintOfType(given) ?? given;
  if (type.isUnion()) return draft.either(...type.types.map((arm) => iterateType(walk, node, arm, value)));
  if (checker.isArrayType(type) || checker.isTupleType(type) || type.flags & ts.TypeFlags.StringLike) return draft.loaded(value);
  const symbol = type.getSymbol();
  if (symbol !== undefined && isLibrary(context, symbol) && plainlyIterable.test(symbol.name)) {
    // What an iterator gives may be an entry, made for the occasion.
    return draft.either(draft.loaded(value), draft.loaded(draft.loaded(value)));
  }
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) return undefined;
  return iterateByHooks(walk, node, type, value);
}

const plainlyIterable =
  /^((Readonly)?(Map|Set)|(Map|Set|Array|String|RegExpString)Iterator|(Readonly)?Array|RegExpMatchArray|RegExpExecArray|[A-Z]\w*\d+(Clamped)?Array)$/;

function iterateByHooks(walk: Walk, node: ts.Node, type: ts.Type, value: Value): Value {
  const { draft, context } = walk;
  const { checker } = context;
  const isGenerator = /^(Generator|IterableIterator|Iterable|Iterator|IteratorObject)$/.test(type.getSymbol()?.name ?? "");
  // The body of a generator counts where it is called; any other iterator may run what it likes.
  if (!isGenerator || type.getSymbol()?.name !== "Generator") draft.unknown(node);
  const iterators = hooks(walk, node, type, value, /^__@iterator/);
  const held = iterators.flatMap((iterator): Value[] => [draft.loaded(iterator), draft.loaded(draft.loaded(iterator))]);
  for (const property of checker.getPropertiesOfType(type)) {
    if (!property.name.startsWith("__@iterator")) continue;
    for (const signature of checker.getTypeOfSymbol(property).getCallSignatures()) {
      held.push(...hooks(walk, node, signature.getReturnType(), draft.either(value, ...iterators), /^(next|return)$/).map((step) => draft.loaded(step)));
    }
  }
  return draft.either(draft.loaded(value), ...held);
}

/** `value instanceof Class` asks the class, which may answer by a method of its own. */
export function asksInstance(walk: Walk, theClass: ts.Expression, value: Value): void {
  const { checker, ts } = walk.context;
  const type = checker.getTypeAtLocation(theClass);
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) walk.draft.unknown(theClass);
  else hooks(walk, theClass, type, value, /^__@hasInstance/);
}
