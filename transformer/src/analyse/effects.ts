import type ts from "typescript";
import type { Effect } from "../model.ts";
import { type Context, isLibrary, placeOf, resolveAlias } from "./context.ts";

/** The uses of library values in a piece of code, in order: "Date.now", "new Date()", "crypto.randomUUID". */
export function effectsIn(context: Context, code: ts.Node): readonly Effect[] {
  const { ts } = context;
  const effects: Effect[] = [];
  (function visit(node: ts.Node): void {
    if (ts.isTypeNode(node)) return;
    const path = libraryPath(context, node);
    if (path !== undefined) effects.push({ kind: "effect", path, place: placeOf(node), chain: [] });
    ts.forEachChild(node, visit);
  })(code);
  return effects;
}

function libraryPath(context: Context, node: ts.Node): string | undefined {
  const { ts } = context;
  if (ts.isNewExpression(node)) {
    const name = libraryName(context, node.expression);
    return name === undefined || node.arguments?.length ? undefined : `new ${name}()`;
  }
  if (ts.isCallExpression(node)) {
    const name = libraryName(context, node.expression);
    return name === undefined ? undefined : `${name}()`;
  }
  if (ts.isBindingElement(node)) return takenPath(context, node);
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
    ? memberPath(context, node)
    : undefined;
}

/** "Date" for the identifier `Date`, when it is the library's and not one of the user's. */
function libraryName(context: Context, node: ts.Expression): string | undefined {
  if (context.ts.isPropertyAccessExpression(node) && node.expression.getText() === "globalThis")
    return node.name.text;
  if (!context.ts.isIdentifier(node)) return undefined;
  const symbol = context.checker.getSymbolAtLocation(node);
  const target = symbol && resolveAlias(context, symbol);
  return target !== undefined && isLibrary(context, target) ? target.name : undefined;
}

/** "Date.now" for `Date.now`, `Date["now"]` and `globalThis.Date.now`. */
function memberPath(
  context: Context,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): string | undefined {
  const { ts, checker } = context;
  const isNamed = ts.isPropertyAccessExpression(node);
  const name = isNamed
    ? node.name.text
    : ts.isStringLiteralLike(node.argumentExpression)
      ? node.argumentExpression.text
      : undefined;
  const member = checker.getSymbolAtLocation(isNamed ? node.name : node.argumentExpression);
  if (name === undefined || (member !== undefined && !isLibrary(context, resolveAlias(context, member))))
    return undefined;
  const owner = ownerName(context, node.expression);
  return owner === undefined ? undefined : `${owner}.${name}`;
}

/** "Date.now" for `const { now } = Date`. */
function takenPath(context: Context, { name, propertyName, parent }: ts.BindingElement): string | undefined {
  const { ts } = context;
  const variable = parent.parent;
  if (!ts.isVariableDeclaration(variable) || variable.initializer === undefined) return undefined;
  const key = propertyName ?? name;
  const owner = ts.isIdentifier(key) ? ownerName(context, variable.initializer) : undefined;
  return owner === undefined ? undefined : `${owner}.${(key as ts.Identifier).text}`;
}

function ownerName(context: Context, owner: ts.Expression): string | undefined {
  const name = libraryName(context, owner);
  if (name === undefined) return undefined;
  // `import * as crypto from "node:crypto"`: the module's symbol is named by its path.
  return name.replace(/^"(?:node:)?(.*)"$/, "$1");
}
