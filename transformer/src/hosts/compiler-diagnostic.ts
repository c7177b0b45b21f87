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
    ...location(program, place),
    category,
    code: number,
    source: "coopy",
    messageText: { ...line(`${code}: ${message}`), next: [line(`Hint: ${hint}.`), line(`Fix: ${fix}`)] },
    relatedInformation: chain.map((step) => ({
      ...location(program, step.place),
      category: compiler.DiagnosticCategory.Message,
      code: number,
      messageText: `via ${step.label}`,
    })),
  };
}

function location(program: ts.Program, { file, span }: Place) {
  return { file: program.getSourceFile(file), start: span.start, length: span.end - span.start };
}
