import type ts from "typescript";
import { effectsOf } from "../../effects/library.ts";
import type { Argument } from "../../effects/member-effect.ts";
import { isLibrary, placeOf } from "../context.ts";
import { textOf } from "./draft.ts";
import type { Walk } from "./walk.ts";

/** Notes that a library member is used, if that can matter. */
export function useOf(walk: Walk, member: string, node: ts.Node, call?: ts.CallExpression | ts.NewExpression): void {
  const effects = effectsOf(member);
  const version = walk.units.packages.versionOf(member);
  if (version !== undefined) walk.draft.packages.add(version);
  const isHarmless = effects?.every(({ rule }) => rule === undefined);
  if (isHarmless) return;
  const isConditional = effects?.some(({ when }) => when !== undefined);
  walk.draft.uses.push({
    kind: "use",
    member,
    text: textOf(node),
    ...(call && isConditional && { arguments: (call.arguments ?? []).map((argument) => argumentOf(walk, argument)) }),
    ...(call && !isConditional && { arguments: [] }),
    ...(effects?.some(({ when }) => when?.dateReceiver) && holdsDates(walk, node) && { isOfDates: true }),
    place: placeOf(node),
  });
}

function argumentOf({ context }: Walk, node: ts.Expression): Argument {
  const { ts, checker } = context;
  if (ts.isSpreadElement(node)) return { type: "unknown", isSpread: true };
  const type = checker.getTypeAtLocation(node);
  const kind = kindOf(type);
  const isEmptyArray = ts.isArrayLiteralExpression(node) && node.elements.length === 0;
  const isLiteral = type.isStringLiteral() || type.isNumberLiteral();
  const options = kind === "object" ? optionsOf(type) : [];
  return {
    type: kind,
    ...(isLiteral && { literal: type.value }),
    ...(options.length > 0 && { options }),
    ...(isEmptyArray && { isEmptyArray: true }),
  };

  function kindOf(type: ts.Type): Argument["type"] {
    const { TypeFlags } = ts;
    if (type.flags & TypeFlags.StringLike) return "text";
    if (type.flags & TypeFlags.NumberLike) return "number";
    if (type.flags & (TypeFlags.Undefined | TypeFlags.Void)) return "undefined";
    if (type.isUnion()) {
      const kinds = new Set(type.types.map(kindOf));
      return kinds.size === 1 ? [...kinds][0]! : kinds.has("date") ? "date" : "unknown";
    }
    if (type.flags & (TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Never)) return "unknown";
    if (!(type.flags & (TypeFlags.Object | TypeFlags.Intersection | TypeFlags.NonPrimitive | TypeFlags.Instantiable))) return "primitive";
    const symbol = type.getSymbol();
    if (symbol?.name === "Date" && isLibrary(context, symbol)) return "date";
    return type.getCallSignatures().length > 0 ? "function" : "object";
  }

  /** A property that may be undefined is as good as none. */
  function optionsOf(type: ts.Type): readonly string[] {
    return checker
      .getPropertiesOfType(type)
      .filter((property) => !(property.flags & ts.SymbolFlags.Optional) && !(checker.getTypeOfSymbol(property).flags & ts.TypeFlags.Undefined))
      .map(({ name }) => name);
  }
}

/** Whether what the member is asked of is a Date, or an array of them. */
function holdsDates({ context }: Walk, node: ts.Node): boolean {
  const { ts, checker } = context;
  const access = ts.isCallExpression(node) ? node.expression : node;
  if (!ts.isPropertyAccessExpression(access)) return false;
  const type = checker.getTypeAtLocation(access.expression);
  const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type;
  const arms = element.isUnion() ? element.types : [element];
  return arms.some((arm) => arm.getSymbol()?.name === "Date" && isLibrary(context, arm.getSymbol()!));
}
