import type ts from "typescript";
import { baseClasses } from "../base-classes.ts";
import type { Context } from "../context.ts";
import { Fits } from "../fits.ts";

/** Which of the classes an instance can be of that a name stands for. A type that says nothing of it does not tell. */
export function fittingClasses(
  context: Context,
  classes: readonly ts.ClassLikeDeclaration[],
): (name: ts.BindingName) => readonly ts.ClassLikeDeclaration[] {
  const { ts, checker } = context;
  const fits = new Fits(context);
  const known = new Map<ts.Type, readonly ts.ClassLikeDeclaration[]>();
  return (name) => classesOf(checker.getTypeAtLocation(name));

  function classesOf(given: ts.Type): readonly ts.ClassLikeDeclaration[] {
    const type = checker.getBaseConstraintOfType(given) ?? given;
    if (type.isUnion()) return type.types.flatMap(classesOf);
    if (checker.getPropertiesOfType(type).length === 0) return [];
    const found = known.get(type) ?? classes.filter((one) => isOf(one, type));
    known.set(type, found);
    return found;
  }

  function isOf(one: ts.ClassLikeDeclaration, type: ts.Type): boolean {
    const declared = type.getSymbol()?.valueDeclaration;
    if (declared !== undefined && ts.isClassLike(declared)) return isOrExtends(context, one, declared);
    return (type.flags & ts.TypeFlags.Object) !== 0 && fits.isFit(one, type);
  }
}

export function isOrExtends(
  context: Context,
  one: ts.ClassLikeDeclaration,
  base: ts.ClassLikeDeclaration,
): boolean {
  return one === base || baseClasses(context, one).some((each) => isOrExtends(context, each, base));
}
