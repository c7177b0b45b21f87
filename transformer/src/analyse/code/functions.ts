import type ts from "typescript";
import type { Slot } from "../../code-model.ts";
import { isLibrary } from "../context.ts";
import type { Call } from "./calls.ts";
import type { Given, Inner } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
import { mayKeepFunctions } from "./kept-functions.ts";
import { unwrapped } from "./syntax.ts";
import type { Walk } from "./walk.ts";

/**
 * A function inside the unit: it is walked as a part of it, whether it is called or not. Where the function itself is
 * handed to a call, it may be called with anything that the call has to do with; where it goes elsewhere, with anything.
 */
export function innerFunction(walk: Walk, node: ts.FunctionLikeDeclaration): Inner {
  const { draft, context } = walk;
  const { ts } = context;
  const known = draft.inner.get(node);
  if (known !== undefined) return known;
  const inner = {
    receiver: draft.slot(),
    parameters: node.parameters.map(() => draft.slot()),
    hasRest: node.parameters.at(-1)?.dotDotDotToken !== undefined,
    result: draft.slot(),
    self: draft.made(),
  };
  draft.inner.set(node, inner);
  draft.store(inner.self, inner.result);
  const isNamed = ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(unwrapped(context, node).parent);
  // By its name it is called with what stands in the calls; see `callInner`.
  if (!isNamed) handOn(walk, node, inner);
  if (node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword))
    draft.find("DET151", node, undefined, "async function");
  walk.inside(inner, node);
  return inner;
}

/** Notes that a function goes where the expression stands: it may be called with anything that is there. */
export function handOn(walk: Walk, node: ts.Node, { receiver, parameters, hasRest }: Inner): void {
  const pool = poolAt(walk, node);
  walk.draft.assign(receiver, pool);
  parameters.forEach((slot, index) => {
    walk.draft.assign(slot, pool);
    if (hasRest && index === parameters.length - 1) walk.draft.assign(slot, walk.draft.made(pool));
  });
}

/** What a function may be given that stands there: what the call has that it is handed to, or anything. */
export function poolAt({ draft, context }: Walk, node: ts.Node): Slot {
  const { ts } = context;
  const outer = unwrapped(context, node);
  const { parent } = outer;
  const isArgument =
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
    parent.arguments?.includes(outer as ts.Expression);
  const isReceiver =
    ts.isPropertyAccessExpression(parent) &&
    /^(call|apply|bind)$/.test(parent.name.text) &&
    ts.isCallExpression(parent.parent);
  if (isArgument && mayKeepFunctions(context, parent as ts.CallExpression | ts.NewExpression))
    draft.assign(draft.poolOf(parent), draft.anything());
  if (isArgument) return draft.poolOf(parent);
  return isReceiver ? draft.poolOf(parent.parent) : draft.anything();
}

/** Notes what a call has that functions may be given which are handed to it. */
export function fillPool(walk: Walk, call: Call, callee: ts.Expression, given: Given): void {
  const { draft } = walk;
  if (!draft.hasPool(call)) return;
  const receiver = givesNothing(walk, callee, given.receiver) ? undefined : given.receiver;
  draft.assign(draft.poolOf(call), draft.reached(receiver, ...given.arguments, given.rest));
}

/** `Array.from(items, act)`, `push.apply(list, items)`: a class or function of the language gives nothing of itself. */
function givesNothing({ context, draft }: Walk, callee: ts.Expression, receiver: Value): boolean {
  const { ts, checker } = context;
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const { expression, name } = callee;
  if (draft.isShared(receiver))
    return checker.getTypeAtLocation(expression).getConstructSignatures().length > 0;
  const symbol = checker.getSymbolAtLocation(expression);
  const isFunction = checker.getTypeAtLocation(expression).getCallSignatures().length > 0;
  return /^(call|apply)$/.test(name.text) && isFunction && symbol !== undefined && isLibrary(context, symbol);
}
