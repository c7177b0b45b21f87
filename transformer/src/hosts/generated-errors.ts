import type ts from "typescript";
import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { Hook } from "../model.ts";
import { isOfLostNarrowing } from "./lost-narrowing.ts";
import type { RewrittenProgram } from "./rewritten-program.ts";

/**
 * Errors that the edits of `file` caused. There should be none; one that is there must be seen, at the user's
 * place nearest to it and with the generated line. A file with errors of its own is not judged: they go on
 * into generated code. Nor is a narrowing that is lost behind a hook.
 */
export function generatedErrors(
  compiler: typeof ts,
  { program, texts }: RewrittenProgram,
  file: ts.SourceFile,
  errorsOfUser: readonly ts.Diagnostic[],
  hooks: readonly Hook[],
): readonly Diagnostic[] {
  const rewritten = texts.get(file);
  const source = program.getSourceFile(file.fileName);
  if (rewritten === undefined || source === undefined || errorsOfUser.length > 0) return [];
  const errors = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return errors.flatMap(({ start = 0, length = 0, code, messageText }) => {
    const { offset, isGenerated } = rewritten.locate(start);
    if (isOfLostNarrowing(compiler, file, hooks, { code, offset })) return [];
    const end = Math.min(offset + (isGenerated ? 0 : length), file.text.length);
    const { line, character } = source.getLineAndCharacterOfPosition(start);
    return diagnostic(
      "COOPY9001",
      { file: file.fileName, span: { start: Math.min(offset, end), end } },
      {
        error: `TS${code}: ${compiler.flattenDiagnosticMessageText(messageText, " ")}`,
        line: `${line + 1}:${character + 1}`,
        code: lineAt(source.text, start),
      },
    );
  });
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return text.slice(start, end === -1 ? text.length : end).trim();
}
