import type ts from "typescript";
import type { Call } from "./calls.ts";
import { declaredCode } from "./declared.ts";
import type { Given } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
import { hooks } from "./hooks.ts";
import { useOf } from "./library-use.ts";
import type { Walk } from "./walk.ts";

/**
 * Code of the user's that a package calls by itself, of the values that it is given and of their elements. Callbacks
 * are looked at where they stand.
 */
export function calledByPackage(walk: Walk, node: Call, given: Given): void {
  const { context, draft } = walk;
  const { ts, checker } = context;
  if (ts.isTaggedTemplateExpression(node)) return;
  const pool = draft.reached(...given.arguments, given.rest);
  for (const argument of node.arguments ?? []) {
    const type = checker.getTypeAtLocation(ts.isSpreadElement(argument) ? argument.expression : argument);
    if (type.flags & ts.TypeFlags.Any) draft.unknown(node);
    const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    for (const each of element ? [type, element] : [type])
      for (const arm of armsOf(each)) hooks(walk, node, arm, pool, called, "by a package");
  }

  function armsOf(type: ts.Type): readonly ts.Type[] {
    const arms = type.isUnion() ? type.types : [type];
    return arms.filter(({ flags }) => flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection));
  }
}

const called = /^(toString|valueOf|toJSON|__@toPrimitive|__@iterator)/;

/** A method of a package's that the language calls by itself: `${amount}`. Those of the library have names of their own. */
export function hookOfPackage(
  walk: Walk,
  node: ts.Node,
  declaration: ts.SignatureDeclaration,
  value: Value,
): Value {
  const { units } = walk;
  if (units.packages.of(declaration) === undefined) return undefined;
  const member = units.libraryMember(declaration);
  const given = { receiver: value, arguments: [] };
  const name = declaration.name?.getText() ?? "a method";
  if (member === undefined) return declaredCode(walk, { kind: "declared", declaration, name }, node, given);
  useOf(walk, member, node);
  return walk.draft.made(value);
}

/** Whether the tables say what the members of such values do. */
export function isOfKnownPackage({ units }: Walk, symbol: ts.Symbol | undefined): boolean {
  const installed = symbol?.declarations?.[0] && units.packages.of(symbol.declarations[0]);
  return installed !== undefined && units.packages.summaryOf(installed) !== undefined;
}
