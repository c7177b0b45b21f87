import type ts from "typescript";
import { bare } from "./code/syntax.ts";
import type { Context } from "./context.ts";

/** Whether the language names what the expression makes after the field or variable that it stands for: `size = () => 1`. */
export function isAnonymousFunction(context: Context, expression: ts.Expression): boolean {
  const { ts } = context;
  const made = bare(context, expression);
  const isNamed = ts.isFunctionExpression(made) || ts.isClassExpression(made);
  return ts.isArrowFunction(made) || (isNamed && made.name === undefined);
}

/** The same where making it runs nothing. */
export function isIdleFunction(context: Context, expression: ts.Expression): boolean {
  const { ts } = context;
  const made = bare(context, expression);
  if (!isAnonymousFunction(context, made)) return false;
  if (!ts.isClassExpression(made)) return true;
  const isIdle = ({ name }: ts.ClassElement) => name !== undefined && !ts.isComputedPropertyName(name);
  const isStatic = (member: ts.ClassElement) =>
    ts.isPropertyDeclaration(member) && (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;
  return (
    made.heritageClauses === undefined &&
    made.members.every(
      (member) => ts.isConstructorDeclaration(member) || (isIdle(member) && !isStatic(member)),
    )
  );
}
