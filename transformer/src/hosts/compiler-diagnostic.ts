import type ts from "typescript";
import type { Diagnostic } from "../diagnostics.ts";
import type { Place } from "../model.ts";

/**
 * `tsc` prints every code with `TS` in front, and COOPY2003 is not TS2003. Behind this offset no code of
 * TypeScript's can be meant, and the last four digits are still the diagnostic's own.
 */
const codeOffset = 990_000;

/** Turns a finding into what `tsc` draws and editors link. */
export function compilerDiagnostic(
  compiler: typeof ts,
  program: ts.Program,
  { code, severity, message, hint, fix, place, chain }: Diagnostic,
): ts.Diagnostic {
  const number = codeOffset + Number(code.slice("COOPY".length));
  const category =
    severity === "error" ? compiler.DiagnosticCategory.Error : compiler.DiagnosticCategory.Warning;
  const line = (messageText: string): ts.DiagnosticMessageChain => ({ messageText, category, code: number });
  return {
    ...location(compiler, program, place),
    category,
    code: number,
    source: "coopy",
    messageText: { ...line(`${code}: ${message}`), next: [line(`Hint: ${hint}.`), line(`Fix: ${fix}`)] },
    relatedInformation: chain.map((step) => ({
      ...location(compiler, program, step.place),
      category: compiler.DiagnosticCategory.Message,
      code: number,
      messageText: `via ${step.label}`,
    })),
  };
}

function location(compiler: typeof ts, program: ts.Program, { file, span }: Place) {
  const source = program.getSourceFile(file) ?? scriptOf(compiler, file);
  return { file: source, start: span.start, length: span.end - span.start };
}

/** The JavaScript of a package is in no program of the user's. */
function scriptOf(compiler: typeof ts, file: string): ts.SourceFile | undefined {
  const text = file.includes("/node_modules/") ? compiler.sys.readFile(file) : undefined;
  return text === undefined ? undefined : compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest);
}
