/** Bundles a program with the runtime's source, in which some text may be replaced: what a planted bug is. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { rollup } from "rollup";
import ts from "typescript";

const repository = join(import.meta.dirname, "..");
const sources = join(repository, "runtime/src");

const entries = {
  coopy: "node/index.ts",
  "coopy/generated/v1": "generated-v1.ts",
  "coopy/testing": "testing.ts",
};

/** Scripts by file: a file is the same in every bundle unless a fault is planted in it. */
const transpiled = new Map();
let cache;

/** Writes the program as one module to `output`. @throws Error when the fault's text is not there exactly once. */
export async function bundleSources(entry, output, fault) {
  const bundle = await rollup({
    input: join(repository, entry),
    external: (id) => id.startsWith("node:"),
    plugins: [{ name: "coopy-sources", resolveId, load: (file) => load(file, fault) }],
    onwarn() {},
    treeshake: false,
    ...(cache && { cache }),
  });
  cache = bundle.cache;
  await bundle.write({ file: output, format: "es", inlineDynamicImports: true });
  await bundle.close();
}

/** @returns how often the text of the fault stands in its file. */
export function occurrencesOf({ file, find }) {
  return readFileSync(join(sources, file), "utf8").split(find).length - 1;
}

function resolveId(id, importer) {
  if (id in entries) return join(sources, entries[id]);
  if (!id.startsWith(".") || importer === undefined) return null;
  const file = join(dirname(importer), id);
  return existsSync(file) ? file : null;
}

function load(file, fault) {
  const isFaulty = fault !== undefined && relative(sources, file) === fault.file;
  if (!isFaulty) {
    if (!transpiled.has(file)) transpiled.set(file, transpile(readFileSync(file, "utf8"), file));
    return transpiled.get(file);
  }
  const count = occurrencesOf(fault);
  if (count !== 1) throw new Error(`"${fault.name}": its text stands ${count} times in ${fault.file}.`);
  return transpile(
    readFileSync(file, "utf8").replace(fault.find, () => fault.replace),
    file,
  );
}

function transpile(text, fileName) {
  const { outputText } = ts.transpileModule(text, {
    fileName,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    },
  });
  return outputText;
}
