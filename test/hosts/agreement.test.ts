import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { coopy } from "@coopy/transformer/rollup";
import { crashableMemory, fixedClock } from "coopy/testing";
import * as esbuild from "esbuild";
import { type Plugin, rollup } from "rollup";
import ts from "typescript";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { programTransformer } from "../../transformer/src/hosts/program-transformer.ts";
import { fixtureNames, fixturesDirectory } from "../transformer/fixture-project.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const output = join(repository, "test/.tmp/agreement");
afterEach(() => vi.restoreAllMocks());

/** What `main.ts` of a fixture exports. */
interface Program {
  start(place: object): Promise<object>;
  play(system: object): Promise<unknown>;
}

/** Sound programs by the options that are their own: those that have the same are compiled together. */
const groups = new Map<string, string[]>();
for (const name of soundNames()) {
  const options = JSON.stringify(ownOptions(name));
  groups.set(options, [...(groups.get(options) ?? []), name]);
}

describe.each([...groups.values()].map((names) => ({ names })))(
  "fixtures with the options of $names.0",
  ({ names }) => {
    const project = join(output, names[0]!);
    let compiled: Output;
    let bundled: Output;
    beforeAll(async () => {
      const tsconfig = writeConfig(project, names);
      compiled = throughTsPatch(project, tsconfig);
      bundled = await throughRollup(project, tsconfig, names);
    });

    test.each(names)("%s has the same text and the same journal through both hosts", async (name) => {
      // A bundler sees the modules that main reaches; the compiler sees all.
      const input = join(fixturesDirectory, name, "input/");
      const texts = [...bundled.texts].filter(([file]) => file.startsWith(input));
      expect(texts.length).toBeGreaterThan(0);
      for (const [file, text] of texts) expect(text, file).toBe(compiled.texts.get(file));

      const left = await filesOf(compiled.main(name));
      const right = await filesOf(bundled.main(name));
      expect([...left.keys()].filter((file) => file.startsWith("journal-")).length).toBeGreaterThan(0);
      expect([...right.keys()]).toEqual([...left.keys()]);
      for (const [file, bytes] of left) expect(right.get(file), file).toEqual(bytes);
    });
  },
);

test("a production bundle of the todo example runs, and knows no Proxy", async () => {
  const example = join(repository, "examples/todo");
  const tsconfig = join(example, "tsconfig.json");
  const bundle = await rollup({
    input: join(example, "src/main.ts"),
    plugins: [coopy({ tsconfig }), stripTypes(tsconfig), packagesOf(repository)],
    external: /^node:/,
  });
  const file = join(output, "todo/bundle.js");
  await bundle.write({ file, inlineDynamicImports: true });
  const code = readFileSync(file, "utf8");
  expect(code).not.toMatch(/\bProxy\b/);
  expect(code).not.toMatch(/from ["']coopy/);
  const run = () => execFileSync(process.execPath, [file], { cwd: dirname(file), encoding: "utf8" });
  rmSync(join(dirname(file), "data"), { recursive: true, force: true });
  expect(run()).toMatch(/1/);
  expect(run()).toMatch(/2/);
});

/** Programs in which no error is found, and which a bundler can take. */
function soundNames(): readonly string[] {
  return fixtureNames().filter((name) => {
    const isThere = (file: string) => existsSync(join(fixturesDirectory, name, file));
    const isCommonJs = isThere("input/package.json");
    return isThere("input/main.ts") && !isCommonJs && !findingsOf(name).includes("error COOPY");
  });
}

/** As the fixture's own test holds them. */
function findingsOf(name: string): string {
  const file = join(fixturesDirectory, name, "diagnostics.txt");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function ownOptions(name: string): ts.CompilerOptions {
  const file = join(fixturesDirectory, name, "input/tsconfig.json");
  return ts.readConfigFile(file, ts.sys.readFile).config?.compilerOptions ?? {};
}

function writeConfig(project: string, names: readonly string[]): string {
  const compilerOptions = {
    target: "ES2022",
    lib: ["ES2023", "ESNext.Disposable", "DOM"],
    module: "nodenext",
    types: [],
    strict: true,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
    skipLibCheck: true,
    rootDir: fixturesDirectory,
    outDir: join(project, "compiled"),
    ...ownOptions(names[0]!),
  };
  const include = names.map((name) => join(fixturesDirectory, name, "input/**/*.ts"));
  const file = join(project, "tsconfig.json");
  mkdirSync(project, { recursive: true });
  writeFileSync(file, JSON.stringify({ compilerOptions, include }));
  return file;
}

interface Output {
  /** Edited texts by file. */
  readonly texts: ReadonlyMap<string, string>;
  /** The compiled `main.ts` of a fixture. */
  main(name: string): string;
}

function throughTsPatch(project: string, tsconfig: string): Output {
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(tsconfig, ts.sys.readFile).config,
    ts.sys,
    dirname(tsconfig),
  );
  const host = ts.createCompilerHost(options);
  let rewritten: ts.Program | undefined;
  // The transformer creates the program with the edited texts by the compiler it is given.
  const compiler = {
    ...ts,
    createProgram: (given: ts.CreateProgramOptions) => {
      rewritten = ts.createProgram(given);
      return rewritten;
    },
  } as typeof ts;
  const program = ts.createProgram(fileNames, options, host);
  const originals = new Map(fileNames.map((file) => [file, program.getSourceFile(file)!.text]));
  programTransformer()(program, host, {}, { ts: compiler }).emit();
  const texts = new Map<string, string>();
  for (const [file, original] of originals) {
    const text = rewritten?.getSourceFile(file)?.text ?? original;
    if (text !== original) texts.set(file, text);
  }
  return { texts, main: (name) => join(project, "compiled", name, "input/main.js") };
}

async function throughRollup(project: string, tsconfig: string, names: readonly string[]): Promise<Output> {
  const texts = new Map<string, string>();
  const observe: Plugin = {
    name: "observe",
    transform(code, id) {
      if (code !== readFileSync(id, "utf8")) texts.set(id, code);
      return null;
    },
  };
  const bundle = await rollup({
    input: Object.fromEntries(names.map((name) => [name, join(fixturesDirectory, name, "input/main.ts")])),
    plugins: [coopy({ tsconfig }), observe, stripTypes(tsconfig)],
    external: /^(node:|coopy)/,
  });
  const directory = join(project, "bundled");
  await bundle.write({ dir: directory });
  return { texts, main: (name) => join(directory, `${name}.js`) };
}

/** What a user's own TypeScript plugin does after ours. */
function stripTypes(tsconfig: string): Plugin {
  const tsconfigRaw = readFileSync(tsconfig, "utf8");
  return {
    name: "strip-types",
    async resolveId(specifier, importer) {
      if (!specifier.startsWith(".") || importer?.endsWith(".js")) return null;
      return this.resolve(specifier.replace(/\.js$/, ".ts"), importer, { skipSelf: true });
    },
    async transform(code, id) {
      if (!id.endsWith(".ts")) return null;
      const result = await esbuild.transform(code, { loader: "ts", target: "es2022", tsconfigRaw });
      return { code: result.code, map: null };
    },
  };
}

/** Finds coopy's published files, as a resolver of node_modules would. */
function packagesOf(root: string): Plugin {
  const files: Readonly<Record<string, string>> = {
    coopy: "runtime/dist/node.js",
    "coopy/generated/v1": "runtime/dist/generated-v1.js",
  };
  return {
    name: "packages",
    resolveId: (specifier) => (files[specifier] ? join(root, files[specifier]) : null),
  };
}

/** What a life of the fixture's system leaves behind, with chance and time held still. */
async function filesOf(main: string): Promise<ReadonlyMap<string, Uint8Array>> {
  using _clock = fixedClock();
  vi.spyOn(globalThis.crypto, "getRandomValues").mockImplementation((array) => array);
  const loaded = (await import(/* @vite-ignore */ main)) as Program;
  const storage = crashableMemory();
  await loaded.play(await loaded.start(storage));
  const files = new Map<string, Uint8Array>();
  for (const name of [...(await storage.list())].sort()) files.set(name, await storage.read(name));
  return files;
}
