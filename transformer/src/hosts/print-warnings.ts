import type ts from "typescript";

/**
 * Prints warnings. They cannot go the way of errors: `tsc` fails a build for any diagnostic, whatever its
 * category.
 */
export function printWarnings(
  compiler: typeof ts,
  host: ts.CompilerHost,
  program: ts.Program,
  warnings: readonly ts.Diagnostic[],
): void {
  if (warnings.length === 0) return;
  const formatHost: ts.FormatDiagnosticsHost = {
    getCurrentDirectory: () => host.getCurrentDirectory(),
    getCanonicalFileName: (name) => host.getCanonicalFileName(name),
    getNewLine: () => host.getNewLine(),
  };
  const isPretty = program.getCompilerOptions()["pretty"] ?? compiler.sys.writeOutputIsTTY?.() ?? false;
  compiler.sys.write(
    isPretty
      ? compiler.formatDiagnosticsWithColorAndContext(warnings, formatHost)
      : compiler.formatDiagnostics(warnings, formatHost),
  );
}
