import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { compilerDiagnostic } from "../../transformer/src/hosts/compiler-diagnostic.ts";
import { compilationOf } from "../../transformer/src/hosts/project.ts";
import { transform } from "../../transformer/src/pipeline.ts";

/** No TypeScript is installed there, so the one is taken that coopy carries. */
const folder = realpathSync(mkdtempSync(join(tmpdir(), "coopy-packages-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = {
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      strict: true,
      target: "es2022",
      module: "nodenext",
      types: [],
      plugins: [
        { name: "another" },
        {
          transform: "@coopy/transformer",
          deterministic: { native: { members: ["hash"], reason: "compiled from C" } },
        },
      ],
    },
  }),
  "sample.ts": `import { stamp } from "stamper";
import { hash, salt } from "native";
/** @persistent */ export class Sample { value = 1; run(): void { this.value = stamp([1]) + hash(); } more(): void { this.value = salt(); } }`,
  "node_modules/stamper/package.json": '{ "name": "stamper", "version": "1.0.0" }',
  "node_modules/stamper/index.d.ts": "export declare function stamp(list: number[]): number;",
  "node_modules/stamper/index.js":
    "exports.stamp = (list) => {\n  return [1].map((each) => each + Date.now())[0] + list.length;\n};\n",
  "node_modules/native/package.json": '{ "name": "native", "version": "1.0.0" }',
  "node_modules/native/index.d.ts":
    "export declare function hash(): number; export declare function salt(): number;",
};

test("a project with the carried TypeScript, whose tsconfig says what is trusted", () => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const compilation = compilationOf(join(folder, "tsconfig.json"));
  expect(compilation.ts).not.toBe(ts);
  const {
    diagnostics,
    models: [model],
  } = transform(compilation);
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    "COOPY3101 Sample.run is not deterministic: Date.now() reads the wall clock.",
    "COOPY3182 Sample.more is not deterministic: salt() is only declared here: `salt`.",
  ]);
  expect(model!.exceptions.map(({ member }) => member)).toEqual(["hash"]);

  // `tsc` shows the place in the package, though it is no file of its program.
  const drawn = compilerDiagnostic(compilation.ts, compilation.program, diagnostics[0]!);
  const last = drawn.relatedInformation!.at(-1)!;
  expect(last.file!.fileName).toBe(join(folder, "node_modules/stamper/index.js"));
  expect(last.file!.getLineAndCharacterOfPosition(last.start!)).toEqual({ line: 1, character: 34 });
});
