import type ts from "typescript";
import type { Argument } from "../../effects/member-effect.ts";
import { type Context, isLibrary } from "../context.ts";

/** What can be said of an argument before the program runs. `...pair` is as many as its type says. */
export function argumentsOf(context: Context, node: ts.Expression): readonly Argument[] {
  const { ts, checker } = context;
  if (!ts.isSpreadElement(node)) return [argumentOf(context, node, checker.getTypeAtLocation(node))];
  const type = checker.getTypeAtLocation(node.expression);
  const isFixed = checker.isTupleType(type) && !(type as ts.TupleTypeReference).target.hasRestElement;
  if (!isFixed) return [{ type: "unknown", isSpread: true }];
  return checker
    .getTypeArguments(type as ts.TypeReference)
    .map((element) => argumentOf(context, node.expression, element));
}

function argumentOf(context: Context, node: ts.Expression, type: ts.Type): Argument {
  const { ts } = context;
  const kind = kindOf(context, type);
  const isEmptyArray = ts.isArrayLiteralExpression(node) && node.elements.length === 0;
  const isLiteral = type.isStringLiteral() || type.isNumberLiteral();
  const options = kind === "object" ? optionsOf(context, type) : [];
  return {
    type: kind,
    ...(isLiteral && { literal: type.value }),
    ...(options.length > 0 && { options }),
    ...(isEmptyArray && { isEmptyArray: true }),
  };
}

function kindOf(context: Context, type: ts.Type): Argument["type"] {
  const { TypeFlags } = context.ts;
  if (type.flags & TypeFlags.StringLike) return "text";
  if (type.flags & TypeFlags.NumberLike) return "number";
  if (type.flags & (TypeFlags.Undefined | TypeFlags.Void)) return "undefined";
  if (type.isUnion()) {
    const kinds = new Set(type.types.map((arm) => kindOf(context, arm)));
    return kinds.size === 1 ? [...kinds][0]! : kinds.has("date") ? "date" : "unknown";
  }
  if (type.flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Never)) return "unknown";
  const objects = TypeFlags.Object | TypeFlags.Intersection | TypeFlags.NonPrimitive | TypeFlags.Instantiable;
  if (!(type.flags & objects)) return "primitive";
  const symbol = type.getSymbol();
  if (symbol?.name === "Date" && isLibrary(context, symbol)) return "date";
  return type.getCallSignatures().length > 0 ? "function" : "object";
}

/** A property that may be undefined is as good as none. */
function optionsOf({ ts, checker }: Context, type: ts.Type): readonly string[] {
  return checker
    .getPropertiesOfType(type)
    .filter(
      (property) =>
        !(property.flags & ts.SymbolFlags.Optional) &&
        !(checker.getTypeOfSymbol(property).flags & ts.TypeFlags.Undefined),
    )
    .map(({ name }) => name);
}
