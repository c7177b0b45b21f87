import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { analyse } from "../../transformer/src/analyse/analyse.ts";
import { makeContext } from "../../transformer/src/analyse/context.ts";
import { check } from "../../transformer/src/check/check.ts";
import type { Diagnostic } from "../../transformer/src/diagnostics.ts";
import type { Model } from "../../transformer/src/model.ts";
import { position } from "../../transformer/src/render.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

const root = join(repository, "test/.tmp/programs");

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.esnext.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ["node"],
  strict: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  rootDir: repository,
  paths: {
    coopy: [join(repository, "runtime/src/index.ts")],
    "coopy/generated/v1": [join(repository, "runtime/src/generated-v1.ts")],
  },
};

/** A program whose texts are in memory, and what the transformer has to say of it. */
export interface Checked {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
  readonly strictDiagnostics: readonly Diagnostic[];
  /** "system.ts:3" for a place, the folder left out. */
  at(place: Diagnostic["place"]): string;
  /** What TypeScript itself has against the texts. */
  compilerErrors(): readonly string[];
}

/** Checks texts by their names, which may have folders. */
export function checked(texts: ReadonlyMap<string, string>): Checked {
  const files = new Map([...texts].map(([name, text]) => [join(root, name), text]));
  const program = programOf(files);
  const model = analyse(makeContext({ ts, program }));
  return {
    model,
    diagnostics: check(model, {}).diagnostics,
    strictDiagnostics: check(model, { strict: true }).diagnostics,
    at: ({ file, span }) =>
      `${file.slice(root.length + 1)}:${position(files.get(file) ?? "", span.start).line}`,
    compilerErrors: () => errorsOf(program, [...files.keys()]),
  };
}

/** Libraries and the runtime are parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function programOf(files: ReadonlyMap<string, string>): ts.Program {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, directoryExists } = host;
  host.getCurrentDirectory = () => repository;
  host.fileExists = (file) => files.has(file) || fileExists.call(host, file);
  host.directoryExists = (name) => name.startsWith(root) || directoryExists?.call(host, name) === true;
  host.getSourceFile = (file, version, ...rest) => {
    const text = files.get(file);
    if (text !== undefined) return ts.createSourceFile(file, text, version);
    if (!parsed.has(file)) parsed.set(file, getSourceFile.call(host, file, version, ...rest));
    return parsed.get(file);
  };
  return ts.createProgram({ rootNames: [...files.keys()], options, host });
}

function errorsOf(program: ts.Program, files: readonly string[]): readonly string[] {
  return files.flatMap((name) => {
    const file = program.getSourceFile(name)!;
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ start, messageText }) => {
        const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
        return `${name.split("/programs/")[1]}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      },
    );
  });
}
