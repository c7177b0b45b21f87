import type ts from "typescript";
import type { UnitNode } from "./unit-node.ts";
import { functionAround } from "./variable-uses.ts";
import type { Variables } from "./variables.ts";

/** Whether code runs only while modules are loaded: an initialiser, or a function that nothing else calls. */
export function isOfLoading(api: typeof ts, variables: Variables, node: UnitNode): boolean {
  if (!api.isFunctionLike(node) && !api.isClassLike(node)) return true;
  const named = api.isArrowFunction(node) || api.isFunctionExpression(node) ? node.parent : node;
  const isNamed = api.isFunctionDeclaration(named) || api.isVariableDeclaration(named);
  if (!isNamed || named.name === undefined || !api.isIdentifier(named.name)) return false;
  const uses = variables.usesOf(named, named.name);
  const isCallAtLoad = (use: ts.Identifier) =>
    api.isCallExpression(use.parent) &&
    use.parent.expression === use &&
    functionAround(api, use) === undefined;
  return uses.length > 0 && uses.every(isCallAtLoad);
}
