import type ts from "typescript";
import type { SourceFile } from "../model.ts";
import type { Context } from "./context.ts";
import type { DeclarationIds } from "./declaration-ids.ts";

/** What emission must know of a file to insert text into it. */
export function fileOf(context: Context, ids: DeclarationIds, file: ts.SourceFile): SourceFile {
  const { ts, program } = context;
  const { text } = file;
  const statements = file.statements;
  const first = statements.find((statement) => !isDirective(context, statement));
  const lastImport = statements.filter((statement) => ts.isImportDeclaration(statement)).at(-1);
  const afterDirectives =
    statements
      .filter((statement) => isDirective(context, statement))
      .at(-1)
      ?.getEnd() ?? text.length;
  return {
    kind: "file",
    file: file.fileName,
    id: ids.fileId(file),
    newline: text.includes("\r\n") ? "\r\n" : "\n",
    format: formatOf(context, file),
    firstStatement: first?.getStart(file) ?? afterDirectives,
    lastImport: lastImport?.getEnd() ?? first?.getStart(file) ?? afterDirectives,
    end: text.length,
    endsWithNewline: text.endsWith("\n"),
    verbatim: program.getCompilerOptions().verbatimModuleSyntax === true,
    prefix: unusedPrefix(text),
    specifierStyle: specifierStyle(context, file),
  };
}

function isDirective({ ts }: Context, statement: ts.Statement): boolean {
  return ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression);
}

function unusedPrefix(text: string): string {
  let prefix = "$";
  const isUsed = () =>
    new RegExp(`${"\\$".repeat(prefix.length)}(c\\b|types\\b|(layout|system|command)_)`).test(text);
  while (isUsed()) prefix += "$";
  return prefix;
}

function formatOf({ ts, program }: Context, file: ts.SourceFile): SourceFile["format"] {
  if (!ts.isExternalModule(file)) return "script";
  const { module } = program.getCompilerOptions();
  const format = module === ts.ModuleKind.CommonJS ? module : file.impliedNodeFormat;
  return format === ts.ModuleKind.CommonJS ? "commonjs" : "module";
}

/** How relative imports are written: as this file does it, or any other of the project, or as the module resolution wants it. */
function specifierStyle(context: Context, file: ts.SourceFile): SourceFile["specifierStyle"] {
  const { ts, program } = context;
  for (const candidate of [file, ...context.sources]) {
    for (const statement of candidate.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const { text } = statement.moduleSpecifier;
      if (!text.startsWith(".") || text.endsWith(".json")) continue;
      return /\.[cm]?ts$/.test(text) ? ".ts" : /\.[cm]?js$/.test(text) ? ".js" : "";
    }
  }
  return program.getCompilerOptions().moduleResolution === ts.ModuleResolutionKind.Bundler ? "" : ".js";
}
