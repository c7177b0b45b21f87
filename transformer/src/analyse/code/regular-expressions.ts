import type ts from "typescript";
import { symbolOf } from "./names.ts";
import { bare } from "./syntax.ts";
import type { Walk } from "./walk.ts";

/** A pattern that remembers where its last match ended, kept between calls. */
export function flagPattern(walk: Walk, node: ts.Identifier, { initializer }: ts.VariableDeclaration): void {
  const { ts } = walk.context;
  const flags = initializer && flagsOf(walk, initializer);
  if (!flags || !/[gy]/.test(flags)) return;
  const { parent } = node;
  const isReceiver = ts.isPropertyAccessExpression(parent) && parent.expression === node;
  // `text.replace(pattern, …)` and its like begin at the start of the text where the pattern is global.
  const restarts =
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    /^(replace|replaceAll|match|matchAll|split|search)$/.test(parent.expression.name.text);
  const isStateless = isReceiver
    ? /^(source|flags|global|ignoreCase)$/.test(parent.name.text)
    : restarts && !flags.includes("y");
  if (!isStateless) walk.draft.find("DET163", node);
}

/** Whether a use leaves the pattern at another place than it was: not where it has neither g nor y, or begins anew. */
export function movesPattern(walk: Walk, member: string, node: ts.Expression | undefined): boolean {
  const { ts, checker } = walk.context;
  if (node === undefined) return true;
  // These work on a copy, or put the place back.
  if (/^String\.(matchAll|search|split)$/.test(member)) return false;
  if (checker.getTypeAtLocation(node).flags & ts.TypeFlags.StringLike) return false;
  const declaration = ts.isIdentifier(node) ? symbolOf(walk, node)?.valueDeclaration : undefined;
  const isConstant =
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const flags = flagsOf(walk, (isConstant && declaration.initializer) || node);
  if (flags === undefined) return true;
  const restarts = member.startsWith("String.") && flags.includes("g");
  return !restarts && /[gy]/.test(flags);
}

/** The flags of a pattern that is written out. */
function flagsOf(walk: Walk, node: ts.Expression): string | undefined {
  const value = bare(walk.context, node);
  return walk.context.ts.isRegularExpressionLiteral(value)
    ? value.text.replace(/^.*\//s, "")
    : flagsGiven(walk, value);
}

function flagsGiven({ context }: Walk, value: ts.Expression): string | undefined {
  const { ts } = context;
  if (!ts.isNewExpression(value) && !ts.isCallExpression(value)) return undefined;
  if (value.expression.getText() !== "RegExp") return undefined;
  const flags = value.arguments?.[1];
  if (flags === undefined) return "";
  return ts.isStringLiteralLike(flags) ? flags.text : "gy";
}
