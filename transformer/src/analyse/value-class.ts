import type ts from "typescript";
import type { Field } from "../model.ts";
import { baseClass } from "./base-classes.ts";
import type { Code } from "./code/code.ts";
import type { Context } from "./context.ts";

/** Whether nothing can change an instance: its fields are readonly, and none of its methods writes. */
export function isValueClass(
  context: Context,
  code: Code,
  declaration: ts.ClassLikeDeclaration,
  fields: readonly Pick<Field, "isReadonly">[],
): boolean {
  if (fields.length === 0 || !fields.every(({ isReadonly }) => isReadonly)) return false;
  return writesNothing(context, code, declaration);
}

function writesNothing(context: Context, code: Code, declaration: ts.ClassLikeDeclaration): boolean {
  const { ts } = context;
  const base = baseClass(context, declaration);
  const isClean = declaration.members.every((member) => {
    if (ts.isSetAccessor(member)) return false;
    if (!ts.isMethodDeclaration(member) && !ts.isGetAccessor(member)) return true;
    return member.body === undefined || code.disprove(member) === undefined;
  });
  return isClean && (base === undefined || writesNothing(context, code, base));
}
