import type ts from "typescript";
import { type Context, placeOf } from "../context.ts";
import type { Call } from "./calls.ts";
import type { Given } from "./draft.ts";
import type { Value } from "./flow-draft.ts";
import { isOwnVariable, symbolOf } from "./names.ts";
import { bare, isInside, unwrapped } from "./syntax.ts";
import type { Target } from "./targets.ts";
import type { Walk } from "./walk.ts";

/** A function, and the one that gives it anew each time. */
export interface Made {
  readonly declaration: ts.FunctionLikeDeclaration;
  readonly maker: ts.FunctionLikeDeclaration;
}

/**
 * `curried(item)(9)`, or `const set = curried(item)` and then `set(9)`: the function was made by a call that the unit does
 * itself, and is looked at there, with what it has of the function around it. So is a member of `view(item)`.
 */
export function madeHere(
  walk: Walk,
  from: ts.Expression,
  declaration: ts.FunctionLikeDeclaration,
): Made | undefined {
  const { context } = walk;
  const { ts, checker } = context;
  if (isInside(declaration, walk.home)) return undefined;
  const variable = ts.isIdentifier(from) ? symbolOf(walk, from)?.valueDeclaration : undefined;
  const isOwn =
    variable !== undefined &&
    ts.isVariableDeclaration(variable) &&
    (ts.getCombinedNodeFlags(variable) & ts.NodeFlags.Const) !== 0 &&
    isOwnVariable(walk, variable);
  const call = bare(context, (isOwn ? variable.initializer : undefined) ?? from);
  if (!ts.isCallExpression(call)) return undefined;
  const maker = checker.getResolvedSignature(call)?.declaration as ts.FunctionLikeDeclaration | undefined;
  if (maker === undefined || !givesAnew(context, maker, declaration)) return undefined;
  // `curried(item)()(9)`: what made it was made itself.
  const isWritten = ts.isArrowFunction(maker) || ts.isFunctionExpression(maker);
  const outer = isWritten ? madeHere(walk, bare(context, call.expression), maker) : undefined;
  return { declaration, maker: outer?.maker ?? maker };
}

export function ifMade(walk: Walk, from: ts.Expression, target: Target): Target {
  const made = target.kind === "code" ? madeHere(walk, from, target.declaration) : undefined;
  return made === undefined ? target : { kind: "made", made };
}

/**
 * What it writes to: of the function around it that is looked at where it is made. What it is given it may keep with what it
 * has, at `own`. Gives where its result is.
 */
export function callMade(
  { draft, units }: Walk,
  { declaration, maker }: Made,
  given: Given,
  node: ts.Node,
  own: Value,
): Value {
  // It runs what it is made with, and may come back to where it is called.
  draft.enter(units.of(maker), "call", node);
  draft.invoke([units.of(declaration)], given, placeOf(node), placeOf(maker));
  for (const value of [...given.arguments, given.rest]) draft.store(own, value);
  const result = draft.reached(own, given.receiver, ...given.arguments, given.rest);
  return draft.either(result, draft.made(result));
}

/** `new (made())()`, where the class has no constructor of its own. */
export function madeBy({ context: { ts, checker } }: Walk, node: Call): readonly Target[] {
  const declaration = checker.getTypeAtLocation(node).getSymbol()?.valueDeclaration;
  if (!ts.isNewExpression(node) || declaration === undefined || !ts.isClassLike(declaration)) return [];
  return declaration.getSourceFile().isDeclarationFile ? [] : [{ kind: "class", declaration }];
}

/** Whether all that the function ever gives is the other one, or an object written out with it. */
function givesAnew(context: Context, maker: ts.Node, made: ts.Node): boolean {
  const { ts } = context;
  const part = unwrapped(context, made);
  const member = ts.isPropertyAssignment(part.parent) ? part.parent : part;
  const { parent } = unwrapped(context, ts.isObjectLiteralExpression(member.parent) ? member.parent : part);
  if (parent === maker) return ts.isArrowFunction(maker);
  if (!ts.isReturnStatement(parent)) return false;
  let isOnly = true;
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node) && node !== parent) isOnly = false;
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(maker, visit);
  return isOnly && ts.findAncestor(parent, ts.isFunctionLike) === maker;
}
