import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const repository = join(import.meta.dirname, "..");

/** What is made while tests run is not looked into: it may be gone the next moment. */
const made = new Set(["node_modules", "build", "dist", ".tmp", ".coopy"]);

/** Our own texts: sources, tests, scripts, documents. */
const sources: readonly Source[] = [
  "runtime/src",
  "transformer/src",
  "cli/src",
  "examples",
  "test",
  "scripts",
  "docs",
  "bench",
]
  .flatMap((folder) => filesIn(folder))
  .filter((file) => /\.(ts|mts|mjs|md)$/.test(file))
  .concat("README.md", "rollup.config.mjs")
  .map((file) => ({ file, text: readFileSync(join(repository, file), "utf8") }));

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    if (made.has(entry.name)) return [];
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

interface Source {
  /** From the repository: "runtime/src/store.ts". */
  readonly file: string;
  readonly text: string;
}

/** A habit of this code. `bad` is what it is there to find: a rule that finds nothing there holds nothing. */
interface Rule {
  readonly name: string;
  readonly applies: (file: string) => boolean;
  readonly find: (source: Source) => readonly string[];
  readonly bad: Source;
}

const inSources = (file: string) => /^(runtime|transformer|cli)\/src\//.test(file);
const inTransformer = (folder: string) => (file: string) => file.startsWith(`transformer/src/${folder}/`);

/** What code names, comments and texts left out. */
function bans(name: string, pattern: RegExp, instead: string, bad: string, except = /^$/): Rule {
  return {
    name: `${name}: ${instead}`,
    applies: (file) => inSources(file) && !except.test(file),
    find: (source) => matches(source.file, codeOf(source), pattern),
    bad: { file: "runtime/src/bad.ts", text: bad },
  };
}

function bansText(name: string, pattern: RegExp, bad: string): Rule {
  return {
    name,
    applies: (file) => !file.startsWith("test/fixtures/") && file !== "test/style.test.ts",
    find: ({ file, text }) => matches(file, text, pattern),
    bad: { file: "runtime/src/bad.ts", text: bad },
  };
}

/** Imports that cross a border, by where they stand and where they lead. */
function border(name: string, from: (file: string) => boolean, forbidden: RegExp, bad: Source): Rule {
  return {
    name,
    applies: from,
    find: (source) =>
      importsOf(source)
        .filter((target) => forbidden.test(target))
        .map((target) => `${source.file} imports ${target}`),
    bad,
  };
}

const namesCompiler = /^(analyse|hosts)\//;

const rules: readonly Rule[] = [
  ...(["analyse", "check", "emit"] as const).map((folder) => {
    const others = ["analyse", "check", "emit"].filter((other) => other !== folder);
    return border(
      `${folder} imports neither ${others.join(" nor ")}`,
      inTransformer(folder),
      new RegExp(`^transformer/src/(${others.join("|")}|hosts)/`),
      { file: `transformer/src/${folder}/bad.ts`, text: `import "../${others[0]}/x.ts";` },
    );
  }),
  border(
    "effects are tables, and import nothing else",
    inTransformer("effects"),
    /^(?!transformer\/src\/effects\/)/,
    { file: "transformer/src/effects/bad.ts", text: 'import "../model.ts";' },
  ),
  border(
    "only analyse and hosts name the TypeScript API",
    (file) =>
      file.startsWith("transformer/src/") &&
      !namesCompiler.test(file.slice("transformer/src/".length)) &&
      // It says what a compiler is, for the two that use one.
      file !== "transformer/src/compilation.ts",
    /^(typescript|ts-morph)$/,
    { file: "transformer/src/emit/bad.ts", text: 'import ts from "typescript";' },
  ),
  border(
    "the core of the runtime names no Node module",
    (file) => /^runtime\/src\/(?!node\/)/.test(file),
    /^node:|^runtime\/src\/node\//,
    {
      file: "runtime/src/store.ts",
      text: 'import "node:fs";',
    },
  ),
  border(
    "the runtime imports nothing from outside",
    (file) => file.startsWith("runtime/src/"),
    /^(?!node:|runtime\/src\/)/,
    {
      file: "runtime/src/bad.ts",
      text: 'import "left-pad";',
    },
  ),
  border(
    "the transformer imports nothing of the runtime",
    (file) => file.startsWith("transformer/src/"),
    /^coopy(\/|$)|^runtime\//,
    {
      file: "transformer/src/bad.ts",
      text: 'import "coopy";',
    },
  ),
  border(
    "examples name packages, not their files",
    (file) => /^examples\/.*\.ts$/.test(file),
    /^(runtime|transformer|cli)\//,
    {
      file: "examples/todo/src/bad.ts",
      text: 'import "../../../runtime/src/index.ts";',
    },
  ),
  {
    name: "the only name of the runtime that generated code imports is generated/v1",
    applies: inTransformer("emit"),
    find: ({ file, text }) => matches(file, text, /["']coopy(?!\/generated\/v1)[/"']/),
    bad: { file: "transformer/src/emit/bad.ts", text: 'const runtime = "coopy/other";' },
  },
  bans("Proxy", /\bProxy\b/, "generate explicit members", "new Proxy({}, {});"),
  bans("as any", /\bas any\b/, "say what it is", "x as any;"),
  bans("enum", /\benum\b/, "an object `as const`", "enum A {}"),
  bans(
    "default export",
    /\bexport default\b/,
    "export by name",
    "export default 1;",
    /^transformer\/src\/hosts\/ts-patch\.ts$/,
  ),
  bans("Date.now", /\bDate\.now\b|\bnew Date\(\)/, "clock.ts", "Date.now();", /^runtime\/src\/clock\.ts$/),
  bans("Math.random", /\bMath\.random\b/, "random.ts", "Math.random();"),
  bans("console", /\bconsole\./, "cli/src/render.ts", "console.log(1);", /^cli\/src\/(render|main)\.ts$/),
  bans("ts.factory", /\bts\.factory\b/, "print text", "ts.factory.createNull();"),
  bans("eval", /\b(eval|new Function)\(/, "generate code at build time", "eval('1');"),
  bansText("no promises of later work", /\b(TODO|FIXME|XXX)\b/, "// TODO: later"),
  bansText("no silenced compiler errors", /@ts-(ignore|nocheck)\b/, "// @ts-ignore"),
  bansText(
    "no word of who wrote it where",
    /\b(AI session|this session|our session|issues? #?\d+|as requested|per the brief)\b|\/work\/|\bas a helper\b/i,
    "// see issue 2",
  ),
];

describe.each(rules)("$name", ({ applies, find, bad }) => {
  test("holds", () => {
    expect(sources.filter(({ file }) => applies(file)).flatMap(find)).toEqual([]);
  });

  test("would be seen to be broken", () => {
    expect(applies(bad.file)).toBe(true);
    expect(find(bad)).not.toEqual([]);
  });
});

describe("sizes", () => {
  /** Files that may be longer than 120 lines, and how long they may be. These numbers only go down. */
  const longFiles: Readonly<Record<string, number>> = {
    "runtime/src/memory-storage.ts": 130,
    "runtime/src/store.ts": 274,
    "runtime/src/codec/class-layout.ts": 153,
    "runtime/src/codec/fields-layout.ts": 145,
    "runtime/src/codec/reader.ts": 193,
    "runtime/src/codec/writer.ts": 222,
    "runtime/src/store/group-commit.ts": 160,
    "runtime/src/store/open-store.ts": 137,
    "runtime/src/testing/recording-storage.ts": 130,
    "transformer/src/diagnostics.ts": 210,
    "transformer/src/model.ts": 260,
    "transformer/src/analyse/collection.ts": 215,
    "transformer/src/analyse/pure-library.ts": 190,
    "transformer/src/analyse/purity.ts": 270,
    "transformer/src/analyse/shapes.ts": 250,
    "transformer/src/analyse/system.ts": 160,
    "transformer/src/emit/emit.ts": 132,
    "transformer/src/class-model.ts": 140,
    "transformer/src/emit/type-table.ts": 140,
    "transformer/src/hosts/bundler-session.ts": 130,
    "transformer/src/hosts/live-program.ts": 170,
  };
  /** Functions that may be longer than 40 lines. */
  const longFunctions: Readonly<Record<string, number>> = {
    "runtime/src/store/open-store.ts create": 41,
    "runtime/src/store/open-store.ts recovered": 44,
    "transformer/src/analyse/system.ts systemOf": 43,
    "transformer/src/analyse/system.ts commandOf": 42,
    "transformer/src/hosts/bundler-session.ts bundlerSession": 65,
    "transformer/src/hosts/live-program.ts openLiveProgram": 92,
    "transformer/src/hosts/rewritten-program.ts rewrittenHost": 43,
  };
  const own = sources.filter(({ file }) => inSources(file));

  test("no file has over 250 lines of code", () => {
    const code = (source: Source) => lineCount(codeOf(source).replace(/^\s*\n/gm, ""));
    expect(
      over(
        own.map((source) => [source.file, code(source)]),
        () => 250,
      ),
    ).toEqual([]);
  });

  test("files are at most 120 lines, but for those that were longer", () => {
    expect(
      over(
        own.map(({ file, text }) => [file, lineCount(text)]),
        (file) => longFiles[file] ?? 120,
      ),
    ).toEqual([]);
  });

  test("functions are at most 40 lines, but for those that were longer", () => {
    expect(over(own.flatMap(functionLengths), (name) => longFunctions[name] ?? 40)).toEqual([]);
  });

  test("a long function would be seen", () => {
    const text = `export function long() {\n${"  x();\n".repeat(50)}}\n`;
    expect(functionLengths({ file: "a.ts", text })).toEqual([["a.ts long", 52]]);
  });
});

function over(
  sizes: readonly (readonly [string, number])[],
  limit: (name: string) => number,
): readonly string[] {
  return sizes
    .filter(([name, size]) => size > limit(name))
    .map(([name, size]) => `${name}: ${size} lines, at most ${limit(name)}`);
}

function lineCount(text: string): number {
  return text.split("\n").length - 1;
}

function functionLengths({ file, text }: Source): readonly (readonly [string, number])[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lengths: [string, number][] = [];
  (function visit(node: ts.Node): void {
    if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node)) {
      const lines = node.getText().split("\n").length;
      lengths.push([`${file} ${node.name?.getText() ?? "constructor"}`, lines]);
    }
    ts.forEachChild(node, visit);
  })(source);
  return lengths;
}

function matches(file: string, text: string, pattern: RegExp): readonly string[] {
  return text
    .split("\n")
    .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : []));
}

/** The text with comments and string contents blanked, line by line. */
function codeOf({ text }: Source): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g,
    (skipped) => skipped.replace(/[^\n]/g, " "),
  );
}

/** What a file imports: packages by name, files from the repository. */
function importsOf({ file, text }: Source): readonly string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith(".") ? normalize(join(dirname(file), fileName)) : fileName,
    );
}
