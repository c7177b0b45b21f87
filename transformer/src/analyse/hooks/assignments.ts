import type ts from "typescript";
import type { Hook } from "../../hook-model.ts";
import type { Access } from "../code/member-symbols.ts";
import { unwrapped } from "../code/syntax.ts";
import type { Context } from "../context.ts";
import { elementHooks } from "./elements.ts";
import { ahead, around, type HookContext, quoted } from "./hook-context.ts";
import { isData, isPath } from "./paths.ts";
import { slotHooks } from "./slots.ts";

/** A member is assigned to. What a constructor gives its own object needs no hook: nobody has it yet. */
export function assignmentHooks(known: HookContext, access: Access): readonly Hook[] {
  const { context } = known;
  const { ts } = context;
  if (isOfConstruction(context, access)) return [];
  const whole = assignmentOf(context, access);
  const slot = slotHooks(known, access, whole);
  if (slot !== undefined) return slot;
  const isSuper = access.expression.kind === ts.SyntaxKind.SuperKeyword;
  const object = isSuper ? "this" : access.expression.getText();
  if (ts.isPropertyAccessExpression(access)) {
    const name = quoted(access.name.text);
    const isField = isDeclared(context, access) && !isSuper;
    if (!isSuper && !isPath(context, access.expression))
      return [around(access.expression, isField ? "touchedField" : "touched", name)];
    const before = whole ?? access.expression;
    return isField
      ? [ahead(context, before, "touch", object, name, access.getText())]
      : [ahead(context, before, "touchKey", object, name)];
  }
  return elementHooks(known, access, whole);
}

/** The assignment that the member is the whole target of; undefined where it is a part of a pattern, or a loop's. */
function assignmentOf(context: Context, access: Access): ts.Expression | undefined {
  const { ts } = context;
  const target = unwrapped(context, access);
  const { parent } = target;
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) return parent;
  const { FirstAssignment, LastAssignment } = ts.SyntaxKind;
  if (!ts.isBinaryExpression(parent) || parent.left !== target) return undefined;
  const { kind } = parent.operatorToken;
  if (kind < FirstAssignment || kind > LastAssignment || isDefault(context, parent)) return undefined;
  return parent;
}

/** `[this.first = 1] = list`: what looks like an assignment is a part of a pattern. */
function isDefault({ ts }: Context, node: ts.BinaryExpression): boolean {
  let at: ts.Node = node;
  for (;;) {
    const { parent } = at;
    const isPart =
      ts.isArrayLiteralExpression(parent) ||
      ts.isObjectLiteralExpression(parent) ||
      ts.isSpreadElement(parent) ||
      ts.isSpreadAssignment(parent) ||
      (ts.isPropertyAssignment(parent) && parent.initializer === at) ||
      (ts.isBinaryExpression(parent) && parent.left === at && at !== node);
    if (ts.isBinaryExpression(parent) && parent.left === at && at !== node)
      return parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
    if ((ts.isForOfStatement(parent) || ts.isForInStatement(parent)) && parent.initializer === at)
      return at !== node;
    if (!isPart) return false;
    at = parent;
  }
}

/** Whether the property is declared by name, and by the program: then it holds what its name says. */
function isDeclared(context: Context, access: ts.PropertyAccessExpression): boolean {
  const { ts, checker } = context;
  const declarations = checker.getSymbolAtLocation(access.name)?.declarations ?? [];
  return (
    declarations.length > 0 &&
    isData(context, access.name) &&
    declarations.every(
      (one) =>
        !one.getSourceFile().isDeclarationFile &&
        (ts.isPropertyDeclaration(one) || ts.isPropertySignature(one) || ts.isParameter(one)),
    )
  );
}

/** `this.name = name` in a constructor, or where a field begins. */
function isOfConstruction({ ts }: Context, { expression }: Access): boolean {
  if (expression.kind !== ts.SyntaxKind.ThisKeyword) return false;
  let at: ts.Node = expression.parent;
  // An arrow function has the `this` of what it stands in, but may be called later.
  while (!ts.isFunctionLike(at) && !ts.isClassLike(at) && !ts.isSourceFile(at)) at = at.parent;
  return ts.isConstructorDeclaration(at);
}
