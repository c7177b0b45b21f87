import type ts from "typescript";
import { hasHiddenMembers } from "../../effects/library.ts";
import { memberName } from "../member-names.ts";
import { holdsDates, useOf } from "./library-use.ts";
import type { Walk } from "./walk.ts";

/** `Date` itself, given to something: whoever has it can ask it for the time. A constant of its own type hides nothing. */
export function handedOnWhole({ context, draft }: Walk, node: ts.Expression): void {
  const { ts, checker } = context;
  const owner = checker.getTypeAtLocation(node).getSymbol()?.name;
  const { parent } = node;
  const keepsType = ts.isVariableDeclaration(parent) && parent.type === undefined;
  // `Date.now.bind(Date)`: what is called is known.
  const isBound =
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    /^(apply|bind|call)$/.test(parent.expression.name.text) &&
    parent.arguments[0] === node;
  if (!keepsType && !isBound && owner !== undefined && hasHiddenMembers(owner))
    draft.find("DET181", node, "is handed on as a whole, and any of its members may be called");
}

/** `names.map(Symbol)` calls it, and `dates.map(String)` writes dates. */
export function calledByOthers(walk: Walk, node: ts.Expression, member: string): void {
  const { ts, checker } = walk.context;
  if (!ts.isCallExpression(node.parent)) return;
  const [signature] = checker.getTypeAtLocation(node).getCallSignatures();
  const called = signature?.declaration && memberName(ts, signature.declaration);
  if (called !== undefined && called !== member && !called.startsWith("Date")) useOf(walk, called, node);
  if (member === "String" && holdsDates(walk, node.parent)) useOf(walk, "Date.toString", node);
}

/** `const { stamp } = helpers`: what is taken is looked at by its own name. */
export function isTakenApart({ context: { ts } }: Walk, { parent }: ts.Node): boolean {
  return (
    ts.isVariableDeclaration(parent) &&
    ts.isObjectBindingPattern(parent.name) &&
    parent.name.elements.every(({ dotDotDotToken }) => dotDotDotToken === undefined)
  );
}
