import type ts from "typescript";
import { placeOf } from "../context.ts";
import type { Given } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
import { innerFunction } from "./functions.ts";
import { callMade, madeHere } from "./made-here.ts";
import { isPartOf } from "./syntax.ts";
import type { Walk } from "./walk.ts";

/**
 * A getter or setter runs. One of an object that the unit itself writes out is a part of it; one of an object that was
 * made for it is looked at where that is. `access` names it, where `node` is more than that.
 */
export function runAccessor(
  walk: Walk,
  declaration: ts.AccessorDeclaration,
  given: Given,
  node: ts.Node,
  access = node,
): Value {
  const { draft, units, context } = walk;
  const { ts } = context;
  if (isPartOf(declaration, walk.home)) {
    const inner = innerFunction(walk, declaration);
    draft.assign(inner.receiver, given.receiver);
    for (const [index, slot] of inner.parameters.entries()) draft.assign(slot, given.arguments[index]);
    return inner.result;
  }
  const made = ts.isPropertyAccessExpression(access)
    ? madeHere(walk, access.expression, declaration)
    : undefined;
  if (made !== undefined) return callMade(walk, made, given, node, given.receiver);
  const unit = units.of(declaration);
  draft.enter(unit, "call", node);
  return draft.invoke([unit], given, placeOf(node));
}
