import type ts from "typescript";
import type { Compilation } from "../compilation.ts";

/** What can put a value into a property. */
export function placingKinds({ ts: { SyntaxKind } }: Compilation): ReadonlySet<ts.SyntaxKind> {
  return new Set([
    SyntaxKind.BinaryExpression,
    SyntaxKind.PropertyDeclaration,
    SyntaxKind.Parameter,
    SyntaxKind.PropertyAssignment,
    SyntaxKind.ShorthandPropertyAssignment,
    SyntaxKind.NewExpression,
    SyntaxKind.CallExpression,
  ]);
}

/** What can make an object, or turn one into what it was not before. */
export function birthKinds({ ts: { SyntaxKind } }: Compilation): ReadonlySet<ts.SyntaxKind> {
  return new Set([
    SyntaxKind.ObjectLiteralExpression,
    SyntaxKind.NewExpression,
    SyntaxKind.CallExpression,
    SyntaxKind.AsExpression,
    SyntaxKind.TypeAssertionExpression,
    SyntaxKind.Identifier,
  ]);
}
