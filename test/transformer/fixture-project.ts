import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { apply } from "../../transformer/src/hosts/apply.ts";
import { type TransformResult, transform } from "../../transformer/src/pipeline.ts";
import { position, render } from "../../transformer/src/render.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
export const fixturesDirectory = join(repository, "test/fixtures");
const outputDirectory = join(repository, "test/.tmp/fixtures");

/** The strictest of what users set: generated code must pass all of it. */
const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts"],
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
  rewriteRelativeImportExtensions: true,
  skipLibCheck: true,
  paths: {
    coopy: [join(repository, "runtime/src/index.ts")],
    "coopy/generated/v1": [join(repository, "runtime/src/generated-v1.ts")],
  },
};

/** A small project below `test/fixtures`, and what the transformer makes of it. */
export interface Fixture {
  readonly name: string;
  readonly directory: string;
  readonly result: TransformResult;
  /** Texts as they would be compiled, by name relative to the input. */
  readonly texts: ReadonlyMap<string, string>;
  /** Findings as a user reads them. */
  readonly diagnostics: string;
  /** The same in one line each, for fixtures that have very many. */
  readonly findings: string;
  /** What the compiler says of the rewritten texts. */
  compilerErrors(): readonly string[];
  /** Compiles the rewritten texts. @returns the directory of the output */
  build(): string;
}

export function fixtureNames(): readonly string[] {
  return readdirSync(fixturesDirectory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

export function loadFixture(name: string): Fixture {
  return loadProject(join(fixturesDirectory, name), name);
}

/** A project whose sources stand in `input` below the directory. */
export function loadProject(directory: string, name: string): Fixture {
  const input = join(directory, "input");
  const options = { ...strictest, ...ownOptions(join(input, "tsconfig.json")), rootDir: repository };
  const files = readdirSync(input, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.[cm]?tsx?$/.test(file) && !/^node_modules[\\/]/.test(file))
    .sort();
  const roots = files.map((file) => join(input, file));
  const originals = new Map(roots.map((root) => [root, readFileSync(root, "utf8")]));
  const program = programOf(roots, options, originals);
  const result = transform({ ts, program });
  const rewritten = new Map(originals);
  for (const { file, insertions } of result.edits) {
    rewritten.set(file, apply(originals.get(file)!, insertions).text);
  }
  return {
    name,
    directory,
    result,
    texts: new Map(files.map((file) => [file, rewritten.get(join(input, file))!])),
    findings: result.diagnostics
      .map(({ code, message, place }) => {
        const { line } = position(originals.get(place.file) ?? "", place.span.start);
        return `${place.file.slice(input.length + 1)}:${line} ${code} ${message}`;
      })
      .join("\n"),
    diagnostics: render(result.diagnostics, (file) => originals.get(file) ?? ts.sys.readFile(file), input),
    compilerErrors: () => errorsOf(programOf(roots, options, rewritten), roots, input),
    build: () => emit(programOf(roots, options, rewritten), roots, input, name),
  };
}

function ownOptions(tsconfig: string): ts.CompilerOptions {
  if (!existsSync(tsconfig)) return {};
  const { config } = ts.readConfigFile(tsconfig, (file) => readFileSync(file, "utf8"));
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, dirname(tsconfig)).options;
}

/** Libraries and the runtime are parsed once for all fixtures. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function programOf(
  roots: readonly string[],
  options: ts.CompilerOptions,
  texts: ReadonlyMap<string, string>,
): ts.Program {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getCurrentDirectory = () => repository;
  host.getSourceFile = (file, version, ...rest) => {
    const text = texts.get(file);
    if (text !== undefined) return ts.createSourceFile(file, text, version);
    // What a file is parsed as depends on these options, and it is bound to its first program's.
    const key = `${options.module} ${options.target} ${options.verbatimModuleSyntax} ${file}`;
    if (!parsed.has(key)) parsed.set(key, getSourceFile.call(host, file, version, ...rest));
    return parsed.get(key);
  };
  return ts.createProgram({ rootNames: [...roots], options, host });
}

function errorsOf(program: ts.Program, roots: readonly string[], input: string): readonly string[] {
  return roots.flatMap((root) => {
    const file = program.getSourceFile(root)!;
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ start, code, messageText }) => {
        const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
        const text = ts.flattenDiagnosticMessageText(messageText, "\n");
        return `${root.slice(input.length + 1)}:${line + 1} TS${code}: ${text} | ${file.text.split("\n")[line]!.trim()}`;
      },
    );
  });
}

function emit(program: ts.Program, roots: readonly string[], input: string, name: string): string {
  const output = join(outputDirectory, name);
  rmSync(output, { recursive: true, force: true });
  const write = (file: string, text: string) => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  for (const root of roots) {
    program.emit(program.getSourceFile(root), (file, text) => {
      if (/\.[cm]?js$/.test(file)) write(join(output, file.slice(input.length + 1)), text);
    });
  }
  const ownPackage = join(input, "package.json");
  if (existsSync(ownPackage)) write(join(output, basename(ownPackage)), readFileSync(ownPackage, "utf8"));
  return output;
}
