import type ts from "typescript";
import type { Context } from "./context.ts";

/** A call of a function that "coopy" exports. */
export interface CoopyCall {
  /** As coopy calls the function. */
  readonly name: string;
  readonly call: ts.CallExpression;
}

/** The calls of these functions of coopy, under whatever name they were imported. */
export function coopyCalls(context: Context, names: readonly string[]): readonly CoopyCall[] {
  const byFile = context.once(noCalls);
  return context.sources.flatMap((file) => {
    const calls = byFile.get(file) ?? callsIn(context, file);
    byFile.set(file, calls);
    return calls.filter(({ name }) => names.includes(name));
  });
}

function callsIn(context: Context, file: ts.SourceFile): readonly CoopyCall[] {
  const { ts } = context;
  const calls: CoopyCall[] = [];
  if (!importsCoopy(context, file)) return calls;
  (function visit(node: ts.Node): void {
    const name = ts.isCallExpression(node) ? coopyName(context, node.expression) : undefined;
    if (name !== undefined) calls.push({ name, call: node as ts.CallExpression });
    ts.forEachChild(node, visit);
  })(file);
  return calls;
}

const noCalls = () => new Map<ts.SourceFile, readonly CoopyCall[]>();

function importsCoopy({ ts }: Context, file: ts.SourceFile): boolean {
  return file.statements.some(
    (statement) => ts.isImportDeclaration(statement) && isCoopy(statement.moduleSpecifier),
  );
}

/** "open" when the expression is coopy's function of that name. */
function coopyName({ ts, checker }: Context, callee: ts.Expression): string | undefined {
  const symbol = checker.getSymbolAtLocation(ts.isPropertyAccessExpression(callee) ? callee.name : callee);
  if (symbol === undefined) return undefined;
  const specifier = symbol.declarations?.[0];
  if (specifier !== undefined && ts.isImportSpecifier(specifier)) {
    const from = specifier.parent.parent.parent.moduleSpecifier;
    return isCoopy(from) ? (specifier.propertyName ?? specifier.name).text : undefined;
  }
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.expression)) return undefined;
  const namespace = checker.getSymbolAtLocation(callee.expression)?.declarations?.[0];
  if (namespace === undefined || !ts.isNamespaceImport(namespace)) return undefined;
  return isCoopy(namespace.parent.parent.moduleSpecifier) ? symbol.name : undefined;
}

function isCoopy(specifier: ts.Expression): boolean {
  return (specifier as ts.StringLiteral).text === "coopy";
}
