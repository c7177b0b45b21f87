import { join } from "node:path";
import ts from "typescript";
import type { Options } from "../../transformer/src/options.ts";
import { type TransformResult, transform } from "../../transformer/src/pipeline.ts";

const repository = join(import.meta.dirname, "../..");

/** Files of a made-up project, the first of which holds the system. Packages are those of the tests. */
export type Files = Readonly<Record<string, string>>;

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ["node"],
  typeRoots: [join(repository, "node_modules/@types")],
  strict: true,
  skipLibCheck: true,
  paths: { coopy: [join(repository, "runtime/src/index.ts")] },
};

/** Libraries are parsed once. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the transformer makes of the files, which stand in a folder beside the packages of the tests, or in a given one. */
export function transformed(
  files: Files,
  given: Options = {},
  { folder = join(repository, "test/made-up"), compiler = ts } = {},
): TransformResult {
  const texts = new Map(Object.entries(files).map(([name, text]) => [join(folder, name), text]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile, directoryExists } = host;
  host.getCurrentDirectory = () => repository;
  host.fileExists = (file) => texts.has(file) || fileExists.call(host, file);
  host.readFile = (file) => texts.get(file) ?? readFile.call(host, file);
  host.directoryExists = (path) =>
    [...texts.keys()].some((file) => file.startsWith(`${path}/`)) || directoryExists!.call(host, path);
  host.getSourceFile = (file, version, ...rest) => {
    const text = texts.get(file);
    if (text !== undefined) return ts.createSourceFile(file, text, version);
    // What a test has written is another one the next time.
    if (file.startsWith(`${folder}/`)) return getSourceFile.call(host, file, version, ...rest);
    if (!parsed.has(file)) parsed.set(file, getSourceFile.call(host, file, version, ...rest));
    return parsed.get(file);
  };
  const rootNames = [...texts.keys()].filter(
    (file) => /\.ts$/.test(file) && !file.includes("/node_modules/"),
  );
  const program = ts.createProgram({ rootNames, options, host });
  const wrong = rootNames.flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(file)));
  if (wrong.length > 0)
    throw new Error(ts.formatDiagnostics(wrong, { ...host, getCurrentDirectory: () => repository }));
  return transform({ ts: compiler, program }, given);
}

/** "COOPY3113 this.last = _.random(9)": the code and the text of everything that is found in a command's body. */
export function findings(imports: string, body: string, given: Options = {}): readonly string[] {
  const text = `${imports}
/** @persistent */
export class Sample {
  list: number[] = [];
  text = "";
  atMs = 0;
  run(count: number, words: string, date: Date, rows: { id: number; name: string }[]): void {
    this.atMs += count + words.length + +date + rows.length;
    ${body}
  }
}`;
  return transformed({ "sample.ts": text }, given).diagnostics.map(
    ({ code, message }) => `${code} ${message.replace(/^.*deterministic: /, "")}`,
  );
}
