import type ts from "typescript";
import type { RestoreGuard } from "../model.ts";
import { isIdleFunction } from "./anonymous-functions.ts";
import { assignedFields } from "./assigned-fields.ts";
import { baseClass } from "./base-classes.ts";
import type { Context } from "./context.ts";
import { isStatic } from "./hidden-members.ts";
import { isTransient, startGuard } from "./transients.ts";

/** Where code of a class must be kept from running when an instance is made only to be filled with what was stored. */
export function restoreGuards(
  context: Context,
  declaration: ts.ClassLikeDeclaration,
): readonly RestoreGuard[] {
  const { ts } = context;
  const guards: RestoreGuard[] = [];
  for (const member of declaration.members) {
    if (!ts.isPropertyDeclaration(member) || !member.initializer || isStatic(context, member)) continue;
    if (isTransient(context, member)) guards.push(startGuard(context, member, member.initializer));
    else guards.push({ kind: "value", offset: member.initializer.getStart(), instead: "undefined!" });
  }
  const made = constructorOf(context, declaration);
  if (made?.body === undefined) return guards;
  for (const parameter of made.parameters) guards.push(...defaultGuards(context, parameter));
  const base = baseClass(context, declaration);
  const call = superCall(context, made);
  if (call !== undefined) guards.push(...argumentGuards(context, call, base));
  const first = made.body.statements[0];
  guards.push({
    kind: "body",
    offset: call === undefined || first === undefined ? made.body.getStart() + 1 : first.getEnd(),
    assigned: assignedFields(context, declaration),
  });
  return guards;
}

/** What the constructor of the class is called with, so that its destructuring patterns find something: expressions. */
export function dummies(context: Context, declaration: ts.ClassLikeDeclaration): readonly string[] {
  const made = constructorOf(context, declaration);
  if (made !== undefined) return made.parameters.map((parameter) => dummyOf(context, parameter.name));
  const base = baseClass(context, declaration);
  return base === undefined ? [] : dummies(context, base);
}

/** The first statement of the body, which must be `super(…)` in a derived class; undefined in others. */
export function superCall({ ts }: Context, made: ts.ConstructorDeclaration): ts.CallExpression | undefined {
  const [first] = made.body?.statements ?? [];
  if (first === undefined || !ts.isExpressionStatement(first) || !ts.isCallExpression(first.expression))
    return undefined;
  return first.expression.expression.kind === ts.SyntaxKind.SuperKeyword ? first.expression : undefined;
}

export function constructorOf(
  { ts }: Context,
  declaration: ts.ClassLikeDeclaration,
): ts.ConstructorDeclaration | undefined {
  return declaration.members.find(
    (member): member is ts.ConstructorDeclaration =>
      ts.isConstructorDeclaration(member) && member.body !== undefined,
  );
}

function defaultGuards(
  context: Context,
  { name, initializer }: ts.ParameterDeclaration | ts.BindingElement,
): readonly RestoreGuard[] {
  const { ts } = context;
  // One that makes a function runs nothing, and the function gets its name there.
  const own: RestoreGuard[] = [initializer].flatMap((one) =>
    one && !isIdleFunction(context, one)
      ? { kind: "value", offset: one.getStart(), instead: dummyOf(context, name) }
      : [],
  );
  if (ts.isIdentifier(name)) return own;
  const parts = name.elements.flatMap((element) => (ts.isBindingElement(element) ? [element] : []));
  return [...own, ...parts.flatMap((part) => defaultGuards(context, part))];
}

function argumentGuards(
  context: Context,
  call: ts.CallExpression,
  base: ts.ClassLikeDeclaration | undefined,
): readonly RestoreGuard[] {
  const { ts } = context;
  const expected = base === undefined ? [] : dummies(context, base);
  return call.arguments.map((argument, index): RestoreGuard => {
    const rest = `[${expected.slice(index).join(", ")}] as never`;
    return ts.isSpreadElement(argument)
      ? { kind: "spread", start: argument.expression.getStart(), end: argument.getEnd(), instead: rest }
      : { kind: "value", offset: argument.getStart(), instead: expected[index] ?? "undefined!" };
  });
}

/** Something that a pattern can take apart: `undefined` for a plain name. */
function dummyOf(context: Context, name: ts.BindingName): string {
  const { ts } = context;
  if (ts.isIdentifier(name)) return "undefined!";
  if (ts.isArrayBindingPattern(name)) {
    const parts = name.elements.map((element) =>
      ts.isBindingElement(element) && !element.dotDotDotToken ? dummyOf(context, element.name) : "undefined!",
    );
    return `([${parts.join(", ")}] as never)`;
  }
  const parts = name.elements.flatMap((element) => {
    const key = element.propertyName ?? element.name;
    const isNested = !ts.isIdentifier(element.name) && element.initializer === undefined;
    return isNested ? [`${key.getText()}: ${dummyOf(context, element.name)}`] : [];
  });
  return `({ ${parts.join(", ")} } as never)`;
}
