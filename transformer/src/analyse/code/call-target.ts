import type ts from "typescript";
import { placeOf } from "../context.ts";
import { platformMemberName } from "../platform-paths.ts";
import type { Call } from "./calls.ts";
import { declaredCode } from "./declared.ts";
import type { Given } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
import { innerFunction } from "./functions.ts";
import { libraryCall } from "./library-calls.ts";
import { callMade } from "./made-here.ts";
import { isOwnVariable, symbolOf } from "./names.ts";
import { bare, isPartOf } from "./syntax.ts";
import type { Target } from "./targets.ts";
import type { Walk } from "./walk.ts";

export function callTo(walk: Walk, node: Call, callee: ts.Expression, target: Target, given: Given): Value {
  const { draft } = walk;
  if (target.kind === "library") {
    const isNew = walk.context.ts.isNewExpression(node) && !target.member.startsWith("new ");
    const member = platformMemberName(walk.context, target.member, callee);
    return libraryCall(walk, node, callee, isNew ? `new ${member}` : member, given);
  }
  if (target.kind === "class") return construct(walk, node, target.declaration, given);
  if (target.kind === "code")
    return isPartOf(target.declaration, walk.home)
      ? callInner(walk, node, target.declaration, given)
      : enter(walk, node, target, given);
  if (target.kind === "declared") return declaredCode(walk, target, node, given);
  if (target.kind === "coopy") return draft.made();
  if (target.kind === "held") held(walk, target.declaration, node);
  if (target.kind === "made") {
    mayGive(walk, node);
    return callMade(walk, target.made, given, node, given.receiver ?? walk.value(callee));
  }
  return valueCalled(walk, node, callee, given);
}

function enter(
  walk: Walk,
  node: Call,
  { declaration, isOpen }: Extract<Target, { kind: "code" }>,
  given: Given,
): Value {
  const { draft, units } = walk;
  const unit = units.of(declaration);
  draft.enter(unit, isOpen ? "open" : "call", node);
  return draft.invoke([unit], given, placeOf(node));
}

/** A function of the unit itself, called by its name: its parameters get what is given here. */
function callInner(walk: Walk, node: Call, declaration: ts.FunctionLikeDeclaration, given: Given): Value {
  const { draft } = walk;
  const inner = innerFunction(walk, declaration);
  mayGive(walk, node);
  draft.assign(inner.receiver, given.receiver);
  inner.parameters.forEach((slot, index) => {
    const isRest = inner.hasRest && index === inner.parameters.length - 1;
    if (isRest) draft.assign(slot, draft.made(...given.arguments.slice(index), given.rest));
    else draft.assign(slot, draft.either(given.arguments[index], given.rest));
  });
  return inner.result;
}

/** A function held in a variable: what it does is charged where it was made; what it gives may hold what it is given. */
function valueCalled(walk: Walk, node: Call, callee: ts.Expression, given: Given): Value {
  const { draft } = walk;
  const own = walk.value(callee);
  mayGive(walk, node);
  if (!isOnlyRead(walk, callee)) draft.callValue(own, node);
  const result = draft.reached(own, given.receiver, ...given.arguments, given.rest);
  return draft.either(result, draft.made(result));
}

function construct(walk: Walk, node: Call, declaration: ts.ClassLikeDeclaration, given: Given): Value {
  const { draft, units } = walk;
  const instance = draft.made();
  if (isOwnVariable(walk, declaration)) {
    mayGive(walk, node);
    draft.store(instance, draft.reached(...given.arguments, given.rest));
    return instance;
  }
  draft.enter(units.of(declaration), "call", node);
  draft.invoke([units.of(declaration)], { ...given, receiver: instance }, placeOf(node));
  return instance;
}

/** `table[key](…)`, where a constant holds the table and nothing but reads it. */
function isOnlyRead({ context, units }: Walk, callee: ts.Expression): boolean {
  const { ts } = context;
  if (!ts.isPropertyAccessExpression(callee) && !ts.isElementAccessExpression(callee)) return false;
  const table = bare(context, callee.expression);
  const declaration = ts.isIdentifier(table) ? symbolOf({ context }, table)?.valueDeclaration : undefined;
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    units.variables.isOnlyRead(declaration)
  );
}

/** A function in a field. */
function held({ draft, units }: Walk, declaration: ts.PropertyDeclaration, node: ts.Node): void {
  // What is put there later is looked at where it is made, as no store keeps functions.
  if (declaration.initializer) draft.enter(units.of(declaration), "initialise", node);
}

/** A closure has what it captured, and may give that to functions that it is handed. */
function mayGive({ draft }: Walk, node: Call): void {
  if (draft.hasPool(node)) draft.assign(draft.poolOf(node), draft.anything());
}
