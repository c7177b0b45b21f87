import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { Diagnostic } from "../../transformer/src/diagnostics.ts";
import { apply } from "../../transformer/src/hosts/apply.ts";
import { transform } from "../../transformer/src/pipeline.ts";
import { render } from "../../transformer/src/render.ts";
import { casesDirectory } from "./cases.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.esnext.d.ts", "lib.dom.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ["node"],
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  rootDir: repository,
  paths: {
    coopy: [join(repository, "runtime/src/index.ts")],
    "coopy/generated/v1": [join(repository, "runtime/src/generated-v1.ts")],
  },
};

/** Some cases in one program, as the transformer sees them and as it leaves them. */
export interface Compiled {
  /** What coopy finds, by case. */
  findings(file: string): readonly Diagnostic[];
  /** The same as a user reads it. */
  readonly rendered: string;
  /** What the compiler says of the rewritten texts, by case. */
  compilerErrors(file: string): readonly string[];
  /** Name of the class of the case's system. */
  system(file: string): string;
  /** Loads the compiled module of a case. */
  load(file: string): Promise<Readonly<Record<string, unknown>>>;
}

/** Compiles cases, all as one program: libraries are checked once. */
export function compile(files: readonly string[]): Compiled {
  const path = (file: string) => join(casesDirectory, file);
  const texts = new Map(files.map((file) => [path(file), readFileSync(path(file), "utf8")]));
  const { diagnostics, edits, models } = transform({ ts, program: programOf(texts) });
  const classes = models.flatMap((model) => model.classes);
  const rewritten = new Map(texts);
  for (const { file, insertions } of edits) rewritten.set(file, apply(texts.get(file)!, insertions).text);
  const output = join(repository, "test/.tmp/types-table");
  let program: ts.Program | undefined;
  const rewrittenProgram = () => {
    program ??= programOf(rewritten);
    return program;
  };
  return {
    findings: (file) => diagnostics.filter(({ place }) => place.file === path(file)),
    rendered: render(diagnostics, (file) => texts.get(file), casesDirectory),
    compilerErrors: (file) => errorsIn(rewrittenProgram(), path(file)),
    system: (file) => classes.find(({ isSystem, place }) => isSystem && place.file === path(file))!.binding,
    load: (file) => {
      const target = join(output, file.replace(/ts$/, "js"));
      mkdirSync(output, { recursive: true });
      cpSync(path("packages"), join(output, "packages"), { recursive: true });
      const compilerOptions = { ...options, module: ts.ModuleKind.ESNext };
      writeFileSync(target, ts.transpileModule(rewritten.get(path(file))!, { compilerOptions }).outputText);
      return import(/* @vite-ignore */ target);
    },
  };
}

/** Libraries and the runtime are parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function programOf(texts: ReadonlyMap<string, string>): ts.Program {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getCurrentDirectory = () => repository;
  host.getSourceFile = (file, version, ...rest) => {
    const text = texts.get(file);
    if (text !== undefined) return ts.createSourceFile(file, text, version);
    if (!parsed.has(file)) parsed.set(file, getSourceFile.call(host, file, version, ...rest));
    return parsed.get(file);
  };
  return ts.createProgram({ rootNames: [...texts.keys()], options, host });
}

function errorsIn(program: ts.Program, path: string): readonly string[] {
  const file = program.getSourceFile(path)!;
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ start, code, messageText }) => {
      const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
      const text = ts.flattenDiagnosticMessageText(messageText, "\n");
      return `${line + 1} TS${code}: ${text} | ${file.text.split("\n")[line]!.trim()}`;
    },
  );
}
