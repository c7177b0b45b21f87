import type ts from "typescript";
import type { Open, OpenTarget } from "../model.ts";
import { type Context, placeOf, resolveAlias } from "./context.ts";
import { coopyCalls } from "./coopy-calls.ts";
import type { DeclarationIds } from "./declaration-ids.ts";
import { hasMark } from "./marks.ts";

/** The calls of coopy's `open`, and what each opens. */
export function opensIn(context: Context, ids: DeclarationIds): readonly Open[] {
  return coopyCalls(context, ["open", "openSync"]).flatMap(({ name, call }): readonly Open[] => {
    const [argument] = call.arguments;
    if (argument === undefined) return [];
    const target = targetOf(context, ids, argument);
    return [{ kind: "open", function: name, target, place: placeOf(argument) }];
  });
}

function targetOf(context: Context, ids: DeclarationIds, argument: ts.Expression): OpenTarget {
  const { ts, checker } = context;
  const type = checker.getTypeAtLocation(argument);
  const named = type.getConstructSignatures().length > 0 ? classNamed(context, argument) : type.getSymbol();
  const declaration = named?.valueDeclaration;
  if (declaration === undefined || !ts.isClassDeclaration(declaration)) return { kind: "unknown" };
  if (hasMark(context, declaration, "persistent")) return { kind: "system", class: ids.idOf(declaration) };
  const name = declaration.name?.text ?? argument.getText();
  return { kind: "unmarked", name, declaration: placeOf(declaration.name ?? declaration) };
}

function classNamed(context: Context, argument: ts.Expression): ts.Symbol | undefined {
  const type = context.checker.getTypeAtLocation(argument).getSymbol();
  if (type?.valueDeclaration && context.ts.isClassDeclaration(type.valueDeclaration)) return type;
  const symbol = context.checker.getSymbolAtLocation(argument);
  return symbol && resolveAlias(context, symbol);
}
