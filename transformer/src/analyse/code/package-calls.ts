import type ts from "typescript";
import type { Call } from "./calls.ts";
import type { Given } from "./draft.ts";
import { hooks } from "./implicit.ts";
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
    for (const each of element ? [type, element] : [type]) for (const arm of armsOf(each)) hooks(walk, node, arm, pool, called);
  }

  function armsOf(type: ts.Type): readonly ts.Type[] {
    const arms = type.isUnion() ? type.types : [type];
    return arms.filter(({ flags }) => flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection));
  }
}

const called = /^(toString|valueOf|toJSON|__@toPrimitive|__@iterator)/;
