import type ts from "typescript";
import { symbolOf } from "./names.ts";
import { bare, isInside, unwrapped } from "./syntax.ts";
import type { Walk } from "./walk.ts";

/**
 * Notes that a function inside the unit changes what a variable of the unit holds. Where the unit makes a value that a
 * module keeps, the variable lives on between commands: `export const next = counter()`.
 */
export function keeps(walk: Walk, written: ts.Expression, node: ts.Node): void {
  const { ts } = walk.context;
  const name = rootOf(walk, written);
  const declaration = name && symbolOf(walk, name)?.valueDeclaration;
  if (declaration === undefined || declaration === walk.home || !isInside(declaration, walk.home)) return;
  const around = (at: ts.Node) => ts.findAncestor(at, ts.isFunctionLike);
  const writer = around(node);
  const owner = ts.isParameter(declaration) ? declaration.parent : around(declaration);
  const isInner = writer !== undefined && writer !== walk.home && owner !== writer;
  const isOfUnit = owner === undefined || owner === walk.home || !isInside(owner, walk.home);
  if (isInner && isOfUnit && !isCalledAtOnce(walk, writer)) walk.draft.keep(node);
}

/** The variable in `cache.entries[key]`. */
function rootOf(walk: Walk, written: ts.Expression): ts.Identifier | undefined {
  const { ts } = walk.context;
  const at = bare(walk.context, written);
  if (ts.isIdentifier(at)) return at;
  return ts.isPropertyAccessExpression(at) || ts.isElementAccessExpression(at)
    ? rootOf(walk, at.expression)
    : undefined;
}

/** `list.forEach((each) => …)`: it is over when the call is. */
function isCalledAtOnce({ context }: Walk, node: ts.Node): boolean {
  const { ts } = context;
  const { parent } = unwrapped(context, node);
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    /^(every|filter|find\w*|flatMap|forEach|from|groupBy|map|reduce|reduceRight|replace|replaceAll|some|sort|toSorted)$/.test(
      parent.expression.name.text,
    )
  );
}

/** Whether values of the type can hold functions that were made with them. */
export function holdsFunctions({ context }: Walk, type: ts.Type): boolean {
  const { ts, checker } = context;
  if (type.isUnion()) return type.types.some((arm) => holdsFunctions({ context } as Walk, arm));
  if (type.getCallSignatures().length > 0) return true;
  const isOwn = (property: ts.Symbol) =>
    property.declarations?.some(
      (one) => !one.getSourceFile().isDeclarationFile && !ts.isClassLike(one.parent),
    );
  const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (element !== undefined && element.getCallSignatures().length > 0) return true;
  return checker
    .getPropertiesOfType(type)
    .some((property) => isOwn(property) && checker.getTypeOfSymbol(property).getCallSignatures().length > 0);
}
