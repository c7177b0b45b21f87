import type ts from "typescript";
import type { UnitId } from "../../code-model.ts";
import { baseClasses, extendedBy } from "../base-classes.ts";
import type { Context } from "../context.ts";
import { memberName } from "../member-names.ts";
import type { Walk } from "./walk.ts";

/** The units that make what the class inherits. */
export function basesOf(
  { context, units, draft }: Walk,
  declaration: ts.ClassLikeDeclaration,
): readonly UnitId[] {
  const bases = baseClasses(context, declaration).filter((base) => !base.getSourceFile().isDeclarationFile);
  const extended = extendedBy(context, declaration);
  if (bases.length === 0 && extended !== undefined && libraryClass(context, extended) === undefined)
    draft.unknown(extended);
  return bases.map((base) => units.of(base));
}

function libraryClass(
  { ts, checker }: Context,
  { expression }: ts.ExpressionWithTypeArguments,
): string | undefined {
  const symbol = checker.getSymbolAtLocation(expression);
  return symbol?.declarations?.map((one) => memberName(ts, one)).find((name) => name !== undefined);
}
