import type ts from "typescript";
import { isLibrary } from "../context.ts";
import { symbolOf } from "./names.ts";
import { bare } from "./syntax.ts";
import type { Walk } from "./walk.ts";

/**
 * Notes that the text of a caught error is read, where nothing says that it is one of the program's own: engines word
 * theirs as they like. `value` is what was caught, `node` the whole expression.
 */
export function caughtText(walk: Walk, value: ts.Expression, node: ts.Node): void {
  const { context, draft } = walk;
  const { ts } = context;
  const at = bare(context, value);
  const isOwn = (error: ts.Type): boolean =>
    error.isUnion() ? error.types.every(isOwn) : !isOfEngine(walk, error);
  if (!ts.isIdentifier(at) || !isCaught(walk, at) || isOwn(context.checker.getTypeAtLocation(value))) return;
  // A command that throws leaves nothing behind, and no text either.
  const around = ts.findAncestor(node, (one) => ts.isThrowStatement(one) || ts.isFunctionLike(one));
  if (around === undefined || !ts.isThrowStatement(around)) draft.find("DET175", node);
}

function isOfEngine({ context }: Walk, type: ts.Type): boolean {
  const { TypeFlags } = context.ts;
  if (type.flags & (TypeFlags.Any | TypeFlags.Unknown)) return true;
  const symbol = type.getSymbol();
  return symbol !== undefined && /Error$/.test(symbol.name) && isLibrary(context, symbol);
}

/** The variable of a `catch`, or a parameter of which nothing is said: such are given what was caught. */
function isCaught(walk: Walk, node: ts.Identifier): boolean {
  const { ts } = walk.context;
  const declaration = symbolOf(walk, node)?.valueDeclaration;
  if (declaration === undefined) return false;
  if (ts.isVariableDeclaration(declaration) && ts.isCatchClause(declaration.parent)) return true;
  return ts.isParameter(declaration) && declaration.type?.kind === ts.SyntaxKind.UnknownKeyword;
}

/** A `catch` that asks nothing of what it caught, and goes on: it may have caught that the stack was full. */
export function attempted(walk: Walk, node: ts.TryStatement): void {
  const { draft, context } = walk;
  const { ts } = context;
  const before = draft.calls.length;
  walk.visit(node.tryBlock);
  const calls = draft.calls.slice(before).map(({ to }) => to);
  const { catchClause, finallyBlock } = node;
  if (catchClause && calls.length > 0 && !asks(ts, catchClause.block)) draft.guard(calls, catchClause);
  if (catchClause) walk.visit(catchClause);
  if (finallyBlock) walk.visit(finallyBlock);
}

function asks(api: typeof ts, block: ts.Node): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    const isTest =
      api.isBinaryExpression(node) && node.operatorToken.kind === api.SyntaxKind.InstanceOfKeyword;
    found ||= isTest || api.isThrowStatement(node);
    if (!found) api.forEachChild(node, visit);
  };
  visit(block);
  return found;
}
