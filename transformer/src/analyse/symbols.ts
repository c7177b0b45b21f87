import type ts from "typescript";
import type { Context } from "./context.ts";

/** Whether a variable holds a symbol that no other run can have: one made by `Symbol("name")`. */
export function isLocalSymbol({ ts }: Context, variable: ts.Symbol | undefined): boolean {
  const declaration = variable?.valueDeclaration;
  if (declaration === undefined) return false;
  if (!ts.isVariableDeclaration(declaration) && !ts.isPropertyDeclaration(declaration)) return false;
  const { initializer } = declaration;
  return (
    initializer !== undefined &&
    ts.isCallExpression(initializer) &&
    ts.isIdentifier(initializer.expression) &&
    initializer.expression.text === "Symbol"
  );
}

/** The variable whose symbol is the key of a property, if it is one. */
export function keySymbol({ ts, checker }: Context, property: ts.Declaration): ts.Symbol | undefined {
  const name = ts.getNameOfDeclaration(property);
  if (name === undefined || !ts.isComputedPropertyName(name)) return undefined;
  const type = checker.getTypeAtLocation(name.expression);
  return type.flags & ts.TypeFlags.UniqueESSymbol ? type.getSymbol() : undefined;
}
