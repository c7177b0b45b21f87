import type ts from "typescript";
import type { Value } from "./flow-draft.ts";
import { howMade, outsideValue } from "./outside.ts";
import type { Walk } from "./walk.ts";

/** `Account.count`: made when the class is, with its static blocks, and kept with the module. */
export function readStatic(walk: Walk, node: ts.Node, declaration: ts.PropertyDeclaration): Value {
  const { draft, units, context } = walk;
  const { ts } = context;
  if (declaration.getSourceFile().isDeclarationFile) return undefined;
  if (declaration.initializer) draft.take(units.of(declaration), howMade(walk, node), node);
  for (const member of declaration.parent.members) {
    if (ts.isClassStaticBlockDeclaration(member)) draft.enter(units.of(member), "initialise", node);
  }
  return outsideValue(walk, node, declaration);
}
