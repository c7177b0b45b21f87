import type ts from "typescript";
import type { Open, OpenTarget } from "../model.ts";
import { type Context, placeOf, resolveAlias } from "./context.ts";
import type { DeclarationIds } from "./declaration-ids.ts";
import { hasMark } from "./marks.ts";

const openers = new Set(["open", "openSync"]);

/** The calls of coopy's `open`, and what each opens. */
export function opensIn(context: Context, ids: DeclarationIds): readonly Open[] {
  const { ts } = context;
  const opens: Open[] = [];
  for (const file of context.sources) {
    if (!importsCoopy(context, file)) continue;
    (function visit(node: ts.Node): void {
      const name = ts.isCallExpression(node) ? openerName(context, node.expression) : undefined;
      const argument = name === undefined ? undefined : (node as ts.CallExpression).arguments[0];
      if (name !== undefined && argument !== undefined) {
        opens.push({
          kind: "open",
          function: name,
          target: targetOf(context, ids, argument),
          place: placeOf(argument),
        });
      }
      ts.forEachChild(node, visit);
    })(file);
  }
  return opens;
}

function importsCoopy({ ts }: Context, file: ts.SourceFile): boolean {
  return file.statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      ts.isStringLiteral(statement.moduleSpecifier) &&
      statement.moduleSpecifier.text === "coopy",
  );
}

/** "open" when the expression is coopy's function of that name, imported under any name. */
function openerName(context: Context, callee: ts.Expression): string | undefined {
  const { ts, checker } = context;
  const symbol = checker.getSymbolAtLocation(ts.isPropertyAccessExpression(callee) ? callee.name : callee);
  if (symbol === undefined) return undefined;
  const specifier = symbol.declarations?.[0];
  if (specifier !== undefined && ts.isImportSpecifier(specifier)) {
    const from = specifier.parent.parent.parent.moduleSpecifier;
    const name = (specifier.propertyName ?? specifier.name).text;
    return ts.isStringLiteral(from) && from.text === "coopy" && openers.has(name) ? name : undefined;
  }
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.expression)) return undefined;
  const namespace = checker.getSymbolAtLocation(callee.expression)?.declarations?.[0];
  if (namespace === undefined || !ts.isNamespaceImport(namespace)) return undefined;
  const from = namespace.parent.parent.moduleSpecifier;
  return ts.isStringLiteral(from) && from.text === "coopy" && openers.has(symbol.name)
    ? symbol.name
    : undefined;
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
