import type ts from "typescript";
import type { CodecCall } from "../model.ts";
import { type Context, placeOf, resolveAlias } from "./context.ts";
import { coopyCalls } from "./coopy-calls.ts";
import type { DeclarationIds } from "./declaration-ids.ts";

/** The classes that the program calls `codec` for, by the symbol of their instances. */
export type Codecs = ReadonlyMap<ts.Symbol, CodecCall>;

export function codecsIn(context: Context, ids: DeclarationIds): Codecs {
  const codecs = new Map<ts.Symbol, CodecCall>();
  for (const { call } of coopyCalls(context, ["codec"])) {
    const [theClass] = call.arguments;
    const symbol = theClass && isName(context, theClass) ? instanceSymbol(context, theClass) : undefined;
    if (theClass === undefined || symbol === undefined) continue;
    codecs.set(symbol, {
      kind: "codec",
      // Where in its package a class is declared may change with the package's version.
      class: `${ids.packageOf(symbol.declarations![0]!.getSourceFile())}#${symbol.name}`,
      binding: theClass.getText(),
      place: placeOf(call),
    });
  }
  return codecs;
}

/** The calls for classes that the file imports by name. */
export function codecsImportedBy(
  context: Context,
  codecs: Codecs,
  file: ts.SourceFile,
): readonly CodecCall[] {
  const { ts, checker } = context;
  return file.statements.flatMap((statement) => {
    const clause = ts.isImportDeclaration(statement) ? statement.importClause : undefined;
    const named = clause?.namedBindings;
    const names =
      named !== undefined && ts.isNamedImports(named) ? named.elements.map(({ name }) => name) : [];
    return [...(clause?.name ? [clause.name] : []), ...names].flatMap((name) => {
      const symbol = checker.getSymbolAtLocation(name);
      return (symbol && codecs.get(resolveAlias(context, symbol))) ?? [];
    });
  });
}

/** Whether the expression means the same at the end of the file. */
function isName(context: Context, node: ts.Expression): boolean {
  if (context.ts.isPropertyAccessExpression(node)) return isName(context, node.expression);
  return context.ts.isIdentifier(node);
}

/** Of the class itself, or of what its constructor is declared to make. */
function instanceSymbol({ checker }: Context, theClass: ts.Expression): ts.Symbol | undefined {
  const type = checker.getTypeAtLocation(theClass);
  const [made] = type.getConstructSignatures();
  if (made !== undefined) return made.getReturnType().getSymbol();
  const prototype = checker.getPropertyOfType(type, "prototype");
  return prototype && checker.getTypeOfSymbol(prototype).getSymbol();
}
