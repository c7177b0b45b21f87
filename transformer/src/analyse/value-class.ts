import type ts from "typescript";
import type { Field } from "../model.ts";
import { baseClass } from "./base-classes.ts";
import type { Context } from "./context.ts";
import type { Subclasses } from "./implementations.ts";
import { disprove } from "./purity.ts";

/** Whether nothing can change an instance: its fields are readonly, and none of its methods writes. */
export function isValueClass(
  context: Context,
  subclasses: Subclasses,
  declaration: ts.ClassLikeDeclaration,
  fields: readonly Pick<Field, "isReadonly">[],
): boolean {
  if (fields.length === 0 || !fields.every(({ isReadonly }) => isReadonly)) return false;
  return writesNothing(context, subclasses, declaration);
}

function writesNothing(
  context: Context,
  subclasses: Subclasses,
  declaration: ts.ClassLikeDeclaration,
): boolean {
  const { ts } = context;
  const base = baseClass(context, declaration);
  const isClean = declaration.members.every((member) => {
    if (ts.isSetAccessor(member)) return false;
    if (!ts.isMethodDeclaration(member) && !ts.isGetAccessor(member)) return true;
    return member.body === undefined || disprove(context, subclasses, member) === undefined;
  });
  return isClean && (base === undefined || writesNothing(context, subclasses, base));
}
