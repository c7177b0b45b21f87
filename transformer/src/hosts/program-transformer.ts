import type ts from "typescript";
import { isError } from "../diagnostics.ts";
import { Memory } from "../memory.ts";
import type { Options } from "../options.ts";
import { type PartResult, transform as realTransform } from "../pipeline.ts";
import { compilerDiagnostic } from "./compiler-diagnostic.ts";
import type { InternalProgram } from "./compiler-internals.ts";
import { emitWithEdits } from "./emit.ts";
import { generatedErrors } from "./generated-errors.ts";
import { optionsOf } from "./plugin-options.ts";
import { printWarnings } from "./print-warnings.ts";
import { rewrittenProgram } from "./rewritten-program.ts";
import { versionByResult } from "./versions.ts";

/** What ts-patch calls for each program it creates. */
export type ProgramTransformer = (
  program: ts.Program,
  host: ts.CompilerHost | undefined,
  options: Options,
  extras: { readonly ts: typeof ts },
) => ts.Program;

/**
 * Makes the program transformer of ts-patch. The program that comes in goes out, with its own files: users
 * see their own text and places everywhere. Only its emission and its diagnostics know more.
 */
export function programTransformer(transform = realTransform): ProgramTransformer {
  // A compiler that watches asks for program after program, with options that stay.
  const memories = new Map<string, Memory<PartResult>>();
  return (program, givenHost, options, { ts }) => {
    const original = program as InternalProgram;
    const all = optionsOf({ ts, program }, options);
    const key = JSON.stringify([all, program.getCompilerOptions()["configFilePath"]]);
    const memory = memories.get(key) ?? new Memory<PartResult>();
    memories.set(key, memory);
    const result = transform({ ts, program }, all, memory);
    const { edits, diagnostics, models } = result;
    versionByResult(program, result);
    if (edits.length === 0 && diagnostics.length === 0) return program;

    const host = givenHost ?? ts.createCompilerHost(program.getCompilerOptions());
    const isEmitted = edits.length > 0 && !program.getCompilerOptions().noEmit;
    const rewritten = isEmitted ? rewrittenProgram(ts, original, host, edits) : undefined;
    if (rewritten !== undefined) original.emit = emitWithEdits(original, rewritten, host);

    const drawn = (found: typeof diagnostics) => found.map((one) => compilerDiagnostic(ts, program, one));
    const errors = drawn(diagnostics.filter(isError));
    addGlobalDiagnostics(
      original,
      errors.filter((error) => error.file === undefined),
    );
    printWarnings(ts, host, program, drawn(diagnostics.filter((one) => !isError(one))));
    const hooks = models.flatMap((model) => model.hooks);
    addDiagnostics(original, (file, errorsOfUser) => [
      ...errors.filter((error) => error.file === file),
      ...(rewritten === undefined ? [] : drawn(generatedErrors(ts, rewritten, file, errorsOfUser, hooks))),
    ]);
    return program;
  };
}

type MoreDiagnostics = (
  file: ts.SourceFile,
  errorsOfUser: readonly ts.Diagnostic[],
) => readonly ts.Diagnostic[];

/** Adds to both questions for a file's diagnostics: `tsc` asks the one, its builders the other. */
function addDiagnostics(program: InternalProgram, more: MoreDiagnostics): void {
  const { getSemanticDiagnostics, getBindAndCheckDiagnostics } = program;
  program.getSemanticDiagnostics = (file, cancellation) => {
    if (file === undefined) {
      return program.getSourceFiles().flatMap((each) => program.getSemanticDiagnostics(each, cancellation));
    }
    const own = getSemanticDiagnostics(file, cancellation);
    return [...own, ...more(file, own)];
  };
  program.getBindAndCheckDiagnostics = (file, cancellation) => {
    const own = getBindAndCheckDiagnostics(file, cancellation);
    return [...own, ...more(file, own)];
  };
}

/** An error in a file that is not in the program has no other way to be seen. */
function addGlobalDiagnostics(program: InternalProgram, errors: readonly ts.Diagnostic[]): void {
  const { getGlobalDiagnostics } = program;
  program.getGlobalDiagnostics = (cancellation) => [...getGlobalDiagnostics(cancellation), ...errors];
}
