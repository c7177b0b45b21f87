import type ts from "typescript";
import type { Context } from "./context.ts";

/** The class this one extends by its name, when it is one of the program's own. */
export function baseClass(
  context: Context,
  declaration: ts.ClassLikeDeclaration,
): ts.ClassLikeDeclaration | undefined {
  return isMixed(context, declaration) ? undefined : baseClasses(context, declaration)[0];
}

/**
 * The classes of the program that this one extends: one, or with a mixin (`extends Timed(Page)`) several, those
 * whose constructors run first coming first.
 */
export function baseClasses(
  context: Context,
  declaration: ts.ClassLikeDeclaration,
): readonly ts.ClassLikeDeclaration[] {
  const { ts, checker } = context;
  const extended = extendedBy(context, declaration);
  // A mixin extends what it is given: it is no class of its own, and what it makes is known where it is called.
  const isMixin =
    extended !== undefined &&
    (checker.getTypeAtLocation(extended.expression).flags & ts.TypeFlags.TypeParameter) !== 0;
  if (extended === undefined || isMixin) return [];
  const type = checker.getTypeAtLocation(extended);
  // The result of a mixin is `Timed & Page`, and the constructor of Timed calls that of Page.
  const parts = type.isIntersection() ? [...type.types].reverse() : [type];
  return parts.flatMap((part) => {
    const base = part.getSymbol()?.valueDeclaration;
    return base !== undefined && ts.isClassLike(base) ? [base] : [];
  });
}

/** Whether what the class extends is the result of a call. */
export function isMixed(context: Context, declaration: ts.ClassLikeDeclaration): boolean {
  const expression = extendedBy(context, declaration)?.expression;
  return expression !== undefined && context.ts.isCallExpression(expression);
}

/** What stands behind `extends`. */
export function extendedBy(
  { ts }: Context,
  declaration: ts.ClassLikeDeclaration,
): ts.ExpressionWithTypeArguments | undefined {
  return declaration.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
}
