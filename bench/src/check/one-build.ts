import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { Memory, transform } from "@coopy/transformer";
import ts from "typescript";

/** What one build of a program costs, in a process that has done nothing before. */
export interface Build {
  /** The compiler alone: reading, checking, emitting. */
  readonly compilerMs: number;
  /** What coopy does beside it: analysis, checks, generated code. */
  readonly coopyMs: number;
  readonly compilerBytes: number;
  readonly coopyBytes: number;
  /** After a change of one file, in the same process. */
  readonly changes: readonly { readonly compilerMs: number; readonly coopyMs: number }[];
}

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2023.d.ts"],
  types: ["node"],
  strict: true,
  skipLibCheck: true,
};

const [files, changed] = [JSON.parse(process.argv[2]!), JSON.parse(process.argv[3]!)] as string[][];
process.stdout.write(JSON.stringify(build(files!, changed!)));

function build(names: readonly string[], changing: readonly string[]): Build {
  const host = keepingHost();
  const memory = new Memory<never>();
  const compile = (old?: ts.Program, only?: string): ts.Program => {
    const program = ts.createProgram(names, options, host, old);
    const file = only === undefined ? undefined : program.getSourceFile(only);
    const errors = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    if (errors.length > 0) throw new Error(ts.formatDiagnostics(errors, formatHost));
    program.emit(file, () => undefined);
    return program;
  };
  const look = (program: ts.Program) => {
    const { diagnostics, edits } = transform({ ts, program }, {}, memory);
    if (diagnostics.length > 0 || edits.length === 0) throw new Error("nothing was generated");
  };

  const [first, compilerMs] = timed(() => compile());
  const compilerBytes = heapBytes();
  const [, coopyMs] = timed(() => look(first));
  const coopyBytes = heapBytes() - compilerBytes;

  let program = first;
  const changes = changing.map((file) => {
    writeFileSync(file, `${readFileSync(file, "utf8")}export const changed${Date.now()} = 1;\n`);
    const [next, compilerAgainMs] = timed(() => compile(program, file));
    const [, coopyAgainMs] = timed(() => look(next));
    program = next;
    return { compilerMs: compilerAgainMs, coopyMs: coopyAgainMs };
  });
  return { compilerMs, coopyMs, compilerBytes, coopyBytes, changes };
}

/** A host that gives a file that did not change as the same object again, as those of watching compilers do. */
function keepingHost(): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  const known = new Map<
    string,
    { readonly text: string | undefined; readonly file: ts.SourceFile | undefined }
  >();
  return {
    ...host,
    getSourceFile(name, ...rest) {
      const text = ts.sys.readFile(name);
      const before = known.get(name);
      if (before !== undefined && before.text === text) return before.file;
      const file = host.getSourceFile(name, ...rest);
      known.set(name, { text, file });
      return file;
    },
  };
}

const formatHost: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: basename,
  getCurrentDirectory: () => "",
  getNewLine: () => "\n",
};

function timed<Result>(run: () => Result): readonly [Result, number] {
  const startMs = performance.now();
  const result = run();
  return [result, performance.now() - startMs];
}

function heapBytes(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed;
}
