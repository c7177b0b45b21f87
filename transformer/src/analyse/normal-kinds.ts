import type ts from "typescript";
import type { Compilation } from "../compilation.ts";

/** The names of kinds of nodes: their numbers are others in each version of the compiler. */
export function kindNames({ ts: { SyntaxKind } }: Compilation): ReadonlyMap<ts.SyntaxKind, string> {
  const names = new Map<ts.SyntaxKind, string>();
  for (const [name, kind] of Object.entries(SyntaxKind)) {
    // `FirstAssignment` and its like are second names, and come last.
    if (typeof kind === "number" && !names.has(kind)) names.set(kind, name);
  }
  return names;
}

/** Frequent nodes that are always there, and for themselves: of others that is to be asked. */
export function plainKinds({ ts: { SyntaxKind } }: Compilation): ReadonlySet<ts.SyntaxKind> {
  return new Set([
    SyntaxKind.Identifier,
    SyntaxKind.StringLiteral,
    SyntaxKind.NumericLiteral,
    SyntaxKind.PropertyAccessExpression,
    SyntaxKind.CallExpression,
    SyntaxKind.BinaryExpression,
    SyntaxKind.PrefixUnaryExpression,
    SyntaxKind.ObjectLiteralExpression,
    SyntaxKind.PropertyAssignment,
    SyntaxKind.ShorthandPropertyAssignment,
    SyntaxKind.ObjectBindingPattern,
    SyntaxKind.BindingElement,
    SyntaxKind.VariableDeclaration,
    SyntaxKind.VariableDeclarationList,
    SyntaxKind.Block,
    SyntaxKind.ExpressionStatement,
    SyntaxKind.IfStatement,
    SyntaxKind.ReturnStatement,
  ]);
}
