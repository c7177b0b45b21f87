import type ts from "typescript";
import type { Place } from "../model.ts";
import type { Context } from "./context.ts";

/** The files in which classes, or anything else, stand. */
export function filesOf(
  { sources }: Context,
  placed: readonly { readonly place: Place }[],
): readonly ts.SourceFile[] {
  const names = new Set(placed.map(({ place }) => place.file));
  return sources.filter(({ fileName }) => names.has(fileName));
}

/** The files of the program that are loaded when `files` are: those, what they import, and so on. Types alone load nothing. */
export function moduleClosure(context: Context, files: Iterable<ts.SourceFile>): ReadonlySet<ts.SourceFile> {
  const own = new Set(context.sources);
  const found = new Set(files);
  // The set grows while it is walked.
  for (const file of found) {
    for (const imported of importsOf(context, file)) if (own.has(imported)) found.add(imported);
  }
  return found;
}

/** Whether the file itself loads one of `files`. */
export function loadsAny(context: Context, file: ts.SourceFile, files: ReadonlySet<ts.SourceFile>): boolean {
  return importsOf(context, file).some((imported) => files.has(imported));
}

function importsOf({ ts, checker }: Context, file: ts.SourceFile): readonly ts.SourceFile[] {
  return file.statements.flatMap((statement) => {
    const specifier = specifierOf(statement);
    if (specifier === undefined || isCoopy(specifier)) return [];
    const target = checker.getSymbolAtLocation(specifier)?.valueDeclaration;
    return target !== undefined && ts.isSourceFile(target) ? [target] : [];
  });

  /** The runtime makes no objects of the user's, wherever its own sources may lie. */
  function isCoopy(specifier: ts.Expression): boolean {
    return ts.isStringLiteral(specifier) && /^coopy(\/|$)/.test(specifier.text);
  }

  function specifierOf(statement: ts.Statement): ts.Expression | undefined {
    if (ts.isImportDeclaration(statement)) {
      return statement.importClause?.isTypeOnly ? undefined : statement.moduleSpecifier;
    }
    if (ts.isExportDeclaration(statement)) {
      return statement.isTypeOnly ? undefined : statement.moduleSpecifier;
    }
    if (!ts.isImportEqualsDeclaration(statement) || statement.isTypeOnly) return undefined;
    const { moduleReference } = statement;
    return ts.isExternalModuleReference(moduleReference) ? moduleReference.expression : undefined;
  }
}
