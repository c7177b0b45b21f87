/** Prints every stage of one fixture: `npm run fixture -- containers`. Build first. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { apply, render, transform } from "@coopy/transformer";
import ts from "typescript";

const fixtures = join(import.meta.dirname, "../test/fixtures");
const name = process.argv[2] ?? "";
const input = join(fixtures, name, "input");
if (name === "" || !existsSync(input)) {
  console.log(`Which fixture?\n  ${readdirSync(fixtures).join("\n  ")}`);
  process.exit(1);
}

const files = readdirSync(input, { recursive: true }).filter((file) => /\.[cm]?tsx?$/.test(file));
const tsconfig = ts.readConfigFile(join(input, "tsconfig.json"), ts.sys.readFile).config ?? {};
const { options } = ts.convertCompilerOptionsFromJson(
  {
    target: "ES2022",
    lib: ["ES2023", "ESNext.Disposable"],
    module: "nodenext",
    strict: true,
    types: ["node"],
    ...tsconfig.compilerOptions,
  },
  input,
);
const program = ts.createProgram(
  files.map((file) => join(input, file)),
  options,
);
const { model, edits, diagnostics } = transform({ ts, program });

print("model", JSON.stringify(model, undefined, 2));
print(
  "diagnostics",
  render(diagnostics, (file) => ts.sys.readFile(file), input),
);
for (const { file, insertions } of edits) {
  const place = file.slice(input.length + 1);
  print(`edits of ${place}`, insertions.map(({ offset, text }) => `at ${offset}: ${text}`).join("\n"));
  print(`${place}, rewritten`, apply(readFileSync(file, "utf8"), insertions).text);
}

function print(stage, text) {
  console.log(`── ${stage} ${"─".repeat(Math.max(0, 100 - stage.length))}\n${text}\n`);
}
