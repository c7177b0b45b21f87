import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { apply } from "../../transformer/src/hosts/apply.ts";
import { transform } from "../../transformer/src/pipeline.ts";
import { render } from "../../transformer/src/render.ts";

const repository = join(import.meta.dirname, "../..");
const output = join(repository, "test/.tmp/evolution");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.esnext.d.ts", "lib.dom.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  rootDir: repository,
  paths: {
    coopy: [join(repository, "runtime/src/index.ts")],
    "coopy/generated/v1": [join(repository, "runtime/src/generated-v1.ts")],
  },
};

const host = ts.createCompilerHost(options);
/** Libraries and the runtime are parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();
let count = 0;

/**
 * Compiles one version of a program, whose system is called `System`, in a program of its own; `withoutLogic` as it was done
 * before commands had fingerprints.
 */
export async function compileVersion(
  text: string,
  { withoutLogic = false } = {},
): Promise<new (...args: never[]) => object> {
  const file = join(output, `version${process.pid}-${count++}.ts`);
  const { diagnostics, edits } = transform({ ts, program: programOf(file, text) });
  if (diagnostics.length > 0) throw new Error(render(diagnostics, () => text, output));
  const { text: generated } = apply(text, edits[0]!.insertions);
  const rewritten = withoutLogic ? generated.replace(/^\s*logic: ".*",\n/gm, "") : generated;
  const errors = errorsIn(programOf(file, rewritten), file);
  if (errors.length > 0) throw new Error(errors.join("\n"));
  mkdirSync(output, { recursive: true });
  const target = file.replace(/ts$/, "js");
  writeFileSync(target, ts.transpileModule(rewritten, { compilerOptions: options }).outputText);
  const { System } = (await import(/* @vite-ignore */ target)) as { System: new () => object };
  return System;
}

function errorsIn(program: ts.Program, file: string): readonly string[] {
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

function programOf(file: string, text: string): ts.Program {
  return ts.createProgram({
    rootNames: [file],
    options,
    host: {
      ...host,
      getCurrentDirectory: () => repository,
      getSourceFile(name, version, ...rest) {
        if (name === file) return ts.createSourceFile(name, text, version);
        if (!parsed.has(name)) parsed.set(name, host.getSourceFile(name, version, ...rest));
        return parsed.get(name);
      },
    },
  });
}
