import type ts from "typescript";
import { caughtText } from "./caught-errors.ts";
import { comparator } from "./comparators.ts";
import type { Given } from "./draft.ts";
import { hooks } from "./hooks.ts";
import { convertType, stringified } from "./implicit.ts";
import { iterate } from "./iteration.ts";
import { isPrimitiveType } from "./outside.ts";
import type { Walk } from "./walk.ts";

const stores =
  /^(Array|Map|Set|WeakMap|WeakSet|Promise|ReadonlyArray|ReadonlyMap|ReadonlySet|ObjectConstructor|ArrayConstructor|console|Console)\./;
const walks =
  /^(ArrayConstructor\.from|MapConstructor\.groupBy|ObjectConstructor\.(fromEntries|groupBy)|new (Map|Set|WeakMap|WeakSet)Constructor|\w+ArrayConstructor\.from|new \w+ArrayConstructor|IteratorConstructor\.from)$/;

const sorts = /^\w*Array\.(sort|toSorted)$/;

/** Code of the user's that the library calls: conversions, iterators, `toJSON`, iterables. Callbacks are looked at where they stand. */
export function called(
  walk: Walk,
  node: ts.CallExpression | ts.NewExpression,
  callee: ts.Expression,
  member: string,
  given: Given,
): void {
  const { context, draft } = walk;
  const { ts, checker } = context;
  const [first] = node.arguments ?? [];
  const isCount = first !== undefined && ts.isObjectLiteralExpression(first);
  if (first !== undefined && walks.test(member) && !ts.isSpreadElement(first) && !isCount)
    iterate(walk, first, given.arguments[0]);
  if (member === "JSON.stringify" && first !== undefined) {
    stringified(walk, node, checker.getTypeAtLocation(first), draft.reached(given.arguments[0]));
    const type = checker.getTypeAtLocation(first);
    if (!isPrimitiveType(type, walk) && !(type.flags & ts.TypeFlags.Never)) draft.unknown(node);
    return;
  }
  tagged(walk, node, callee, member, given);
  if (member === "StringConstructor()" && first !== undefined) caughtText(walk, first, node);
  if (sorts.test(member) && first !== undefined) comparator(walk, first);
  if (joins(member, node) && ts.isPropertyAccessExpression(callee)) {
    const element = checker.getIndexTypeOfType(
      checker.getTypeAtLocation(callee.expression),
      ts.IndexKind.Number,
    );
    if (element) convertType(walk, node, element, draft.reached(given.receiver), "number");
  }
  if (stores.test(member) || walks.test(member)) {
    for (const argument of node.arguments ?? []) if (isUnknowable(walk, argument)) draft.unknown(node);
    return;
  }
  convertArguments(walk, node, given);
}

/** `Object.prototype.toString` asks for `Symbol.toStringTag`, and `toLocaleString` calls `toString`. */
function tagged(
  walk: Walk,
  node: ts.CallExpression | ts.NewExpression,
  callee: ts.Expression,
  member: string,
  given: Given,
): void {
  const { ts, checker } = walk.context;
  if (!ts.isPropertyAccessExpression(callee)) return;
  const { expression } = callee;
  const isCalled = /^(Callable)?Function\.(call|apply)$/.test(member);
  const [asked, value] = isCalled ? [node.arguments?.[0], given.arguments[0]] : [expression, given.receiver];
  const isPlain = isCalled
    ? expression.getText() === "Object.prototype.toString"
    : /^Object\.to(Locale)?String$/.test(member);
  if (!isPlain || asked === undefined) return;
  const type = checker.getApparentType(checker.getTypeAtLocation(asked));
  for (const arm of type.isUnion() ? type.types : [type])
    hooks(walk, node, arm, value, /^(toString|__@toStringTag)/, "conversion");
}

/** What else takes objects may make them texts or numbers. */
function convertArguments(walk: Walk, node: ts.CallExpression | ts.NewExpression, given: Given): void {
  const { ts, checker } = walk.context;
  for (const argument of node.arguments ?? []) {
    const type = checker.getTypeAtLocation(ts.isSpreadElement(argument) ? argument.expression : argument);
    const isFunction = type.getCallSignatures().length > 0;
    if (!isFunction && !isPrimitiveType(type, walk) && !isTextual(type))
      convertType(walk, node, type, walk.draft.reached(...given.arguments), "number");
  }

  /** Patterns, dates and options, which the library reads itself. */
  function isTextual(type: ts.Type): boolean {
    if (type.isUnion())
      return type.types.every((arm) => isTextual(arm) || !(arm.flags & ts.TypeFlags.Object));
    return (
      /^(RegExp|Date|ArrayBuffer|\w+Array|URL)$/.test(type.getSymbol()?.name ?? "") ||
      ts.isObjectLiteralExpression(node.arguments?.at(-1) ?? node)
    );
  }
}

/** Whether elements are made texts: `list.join()`, and sorting without a comparator. */
function joins(member: string, node: ts.CallExpression | ts.NewExpression): boolean {
  if (/Array\.(join|toString|toLocaleString)$/.test(member)) return true;
  return /Array\.(sort|toSorted)$/.test(member) && (node.arguments?.length ?? 0) === 0;
}

/** Whether nothing is known of the value: `any`, or what a cast to `never` left. */
function isUnknowable({ context }: Walk, node: ts.Expression): boolean {
  const { ts, checker } = context;
  const type = checker.getTypeAtLocation(ts.isSpreadElement(node) ? node.expression : node);
  const element = ts.isSpreadElement(node) ? checker.getIndexTypeOfType(type, ts.IndexKind.Number) : type;
  return element === undefined || (element.flags & (ts.TypeFlags.Any | ts.TypeFlags.Never)) !== 0;
}
