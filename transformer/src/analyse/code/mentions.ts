import type ts from "typescript";
import { placeOf, resolveAlias } from "../context.ts";
import { declaredCode } from "./declared.ts";
import type { Given } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
import { handOn, innerFunction, poolAt } from "./functions.ts";
import { calledByOthers, handedOnWhole, isTakenApart } from "./handed-on.ts";
import { useOf } from "./library-use.ts";
import { isOnlyNamed } from "./names.ts";
import { isPartOf } from "./syntax.ts";
import { type Target, targetsOf } from "./targets.ts";
import type { Walk } from "./walk.ts";

/**
 * Notes that functions are named where they are not called. What is named may be called: by what it is handed to, or
 * through whatever it is kept in. So nothing needs to be known of how functions travel.
 */
export function mention(walk: Walk, node: ts.Expression | ts.Identifier, targets: readonly Target[]): Value {
  const { draft } = walk;
  if (isOnlyNamed(walk, node)) return placeholder(walk, node, targets);
  const pool = poolAt(walk, node);
  const held = targets.map((target) => mentionOne(walk, node, target, pool));
  // `const json = JSON` is the object itself, and no function that gives it.
  const objects = held.filter((value) => draft.isShared(value));
  return draft.either(draft.made(...held), ...objects);
}

/** A library object or a class that is only named for one of its members. */
function placeholder(walk: Walk, node: ts.Node, targets: readonly Target[]): Value {
  const library = targets.find((target) => target.kind === "library");
  if (library === undefined) return undefined;
  // `env["HOME"]` reads `env`, whatever is asked of it.
  if (isAsked(walk, node)) useOf(walk, library.member, node);
  return walk.draft.outside(`library ${library.member}`);
}

function isAsked({ context: { ts } }: Walk, { parent }: ts.Node): boolean {
  return ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
}

function mentionOne(walk: Walk, node: ts.Expression | ts.Identifier, target: Target, pool: number): Value {
  const { context, units, draft } = walk;
  if (target.kind === "library") {
    useOf(walk, target.member, node);
    calledByOthers(walk, node, target.member);
    handedOnWhole(walk, node);
    // A function has nothing that code would change.
    const type = context.checker.getTypeAtLocation(node);
    const isFunction = type.getCallSignatures().length + type.getConstructSignatures().length > 0;
    return isFunction ? undefined : draft.outside(`library ${target.member}`);
  }
  if (target.kind === "code") return codeMentioned(walk, node, target.declaration, pool, target.isOpen);
  if (target.kind === "class") return enter(walk, units.of(target.declaration), node, handedOn(pool));
  if (target.kind === "enum")
    for (const member of target.declaration.members) draft.enter(units.of(member), "initialise", node);
  if (target.kind === "module" && !isTakenApart(walk, node))
    return wholeModule(walk, node, target.symbol, pool);
  if (target.kind === "declared") return declaredCode(walk, target, node, handedOn(pool));
  return undefined;
}

function codeMentioned(
  walk: Walk,
  node: ts.Node,
  declaration: ts.FunctionLikeDeclaration,
  pool: number,
  isOpen: boolean,
): Value {
  if (isPartOf(declaration, walk.home)) {
    const inner = innerFunction(walk, declaration);
    handOn(walk, node, inner);
    return inner.self;
  }
  return enter(walk, walk.units.of(declaration), node, handedOn(pool), isOpen);
}

function enter({ draft }: Walk, unit: number, node: ts.Node, given: Given, isOpen = false): Value {
  draft.enter(unit, isOpen ? "open" : "call", node);
  return draft.invoke([unit], given, placeOf(node));
}

function handedOn(pool: number): Given {
  return { receiver: pool, arguments: [], rest: pool };
}

/** `import * as helpers` handed on: any function of the module may be called. */
function wholeModule(
  walk: Walk,
  node: ts.Expression | ts.Identifier,
  symbol: ts.Symbol,
  pool: number,
): Value {
  const { context, draft } = walk;
  const held = context.checker
    .getExportsOfModule(symbol)
    .flatMap((exported): Value[] =>
      targetsOf(walk, resolveAlias(context, exported), node).map((target) =>
        mentionOne(walk, node, target, pool),
      ),
    );
  return draft.made(...held);
}
