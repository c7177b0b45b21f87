import type ts from "typescript";
import type { Access } from "../code/member-symbols.ts";
import { unwrapped } from "../code/syntax.ts";
import type { Context } from "../context.ts";
import { runs } from "./runs.ts";

/**
 * Whether anything may run between the moment when the object of a pattern's target is looked up and the write to it:
 * a default, an iterator, a getter.
 */
export function isInterrupted(context: Context, access: Access): boolean {
  const { ts } = context;
  let part = unwrapped(context, access);
  if (ts.isBinaryExpression(part.parent) && part.parent.left === part) {
    if (runs(context, part.parent.right)) return true;
    part = part.parent;
  }
  const { parent } = part;
  // Whatever is taken apart may have a getter.
  if (ts.isPropertyAssignment(parent) || ts.isSpreadAssignment(parent)) return true;
  if (ts.isSpreadElement(parent)) return !isOfArray(context, parent.parent);
  return ts.isArrayLiteralExpression(parent) && !isOfArray(context, parent);
}

/** Whether it is an array that a pattern takes apart: its iterator runs no code of the program. */
function isOfArray({ ts, checker }: Context, pattern: ts.Node): boolean {
  const { parent } = pattern;
  if (!ts.isBinaryExpression(parent) || parent.left !== pattern) return false;
  const type = checker.getTypeAtLocation(parent.right);
  return checker.isArrayType(type) || checker.isTupleType(type);
}
