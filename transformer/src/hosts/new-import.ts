import type ts from "typescript";

/** Where a file takes one more import, and what parts that from what is around. */
export interface NewImport {
  readonly at: number;
  readonly before: string;
  readonly after: string;
  /** As the file writes its texts. */
  readonly quote: string;
}

/** Behind the last import; without one, above the first statement and below what is said of the whole file. */
export function startOfImports(compiler: typeof ts, file: ts.SourceFile): NewImport {
  const { text } = file;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const last = file.statements.filter((statement) => compiler.isImportDeclaration(statement)).at(-1);
  if (last === undefined)
    return { at: top(compiler, file), before: "", after: newline + newline, quote: '"' };
  const quote = last.moduleSpecifier.getText(file)[0] ?? '"';
  const [rest = ""] = /^[ \t]*(\/\/[^\r\n]*)?(?=[\r\n]|$)/.exec(text.slice(last.getEnd())) ?? [];
  return { at: last.getEnd() + rest.length, before: newline, after: "", quote };
}

/** Behind `#!`, directives, and comments that a blank line parts from the first statement: they are of the file. */
function top(compiler: typeof ts, file: ts.SourceFile): number {
  const { text } = file;
  const isDirective = (statement: ts.Statement) =>
    compiler.isExpressionStatement(statement) && compiler.isStringLiteral(statement.expression);
  const directive = file.statements.filter(isDirective).at(-1);
  const start = directive?.getEnd() ?? compiler.getShebang(text)?.length ?? 0;
  const comments = compiler.getLeadingCommentRanges(text, start) ?? [];
  const detached = comments.findLast(({ end }) => /^[ \t]*\r?\n[ \t]*\r?\n/.test(text.slice(end)));
  const from = detached?.end ?? start;
  return from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
}
