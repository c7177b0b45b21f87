import type ts from "typescript";
import { caughtText } from "./caught-errors.ts";
import { innerFunction } from "./functions.ts";
import { hooks } from "./hooks.ts";
import { iterate } from "./iteration.ts";
import { bindPattern } from "./patterns.ts";
import type { Walk } from "./walk.ts";
import { assignTo } from "./writes.ts";

export function variable(walk: Walk, { name, initializer, parent }: ts.VariableDeclaration): void {
  // The variable of a loop gets what is walked through.
  if (initializer === undefined && walk.context.ts.isForOfStatement(parent.parent)) return;
  const isMessage = ({ name: own, propertyName }: ts.BindingElement) =>
    (propertyName ?? own).getText() === "message";
  if (initializer && walk.context.ts.isObjectBindingPattern(name) && name.elements.some(isMessage))
    caughtText(walk, initializer, name);
  bindPattern(walk, name, initializer && walk.value(initializer));
}

export function loop(walk: Walk, node: ts.ForOfStatement | ts.ForInStatement): void {
  const { ts } = walk.context;
  const { initializer, expression, statement } = node;
  const walked = walk.value(expression);
  const isOf = ts.isForOfStatement(node);
  if (isOf && node.awaitModifier) walk.draft.find("DET151", node.awaitModifier, undefined, "for await");
  const element = isOf ? iterate(walk, expression, walked) : undefined;
  if (!ts.isVariableDeclarationList(initializer)) assignTo(walk, initializer, element, initializer);
  else for (const { name } of initializer.declarations) bindPattern(walk, name, element);
  walk.visit(statement);
}

/** What is thrown may be anything that the code has to do with. */
export function caught(walk: Walk, { variableDeclaration, block }: ts.CatchClause): void {
  if (variableDeclaration) bindPattern(walk, variableDeclaration.name, walk.draft.anything());
  walk.visit(block);
}

/** A class inside a function is looked at as if all of it ran. */
export function localClass(walk: Walk, node: ts.ClassLikeDeclaration): void {
  const { ts } = walk.context;
  walk.draft.unknown(node, "impure-code");
  for (const member of node.members) {
    if (ts.isFunctionLike(member)) innerFunction(walk, member as ts.FunctionLikeDeclaration);
    else ts.forEachChild(member, walk.visit);
  }
  for (const clause of node.heritageClauses ?? [])
    for (const type of clause.types) walk.value(type.expression);
}

/** `using` calls a method at the end of the block. */
export function disposed(walk: Walk, node: ts.VariableDeclarationList): void {
  walk.draft.unknown(node);
  for (const declaration of node.declarations) {
    const type = walk.context.checker.getTypeAtLocation(declaration.name);
    hooks(walk, declaration.name, type, walk.draft.anything(), /^__@(dispose|asyncDispose)/, "using");
  }
}
