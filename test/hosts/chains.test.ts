import { coopy } from "@coopy/transformer/rollup";
import { rollup } from "rollup";
import ts from "typescript";
import { expect, test } from "vitest";
import { compilerDiagnostic } from "../../transformer/src/hosts/compiler-diagnostic.ts";
import { createProject, type Project, tsconfig } from "./support/project.ts";
import { tspc } from "./support/tspc.ts";

/** A class, and the wall clock three files away from it. */
const files = {
  "src/visits.ts": `import { arrival } from "./arrivals.js";

/** @persistent */
export class Visits {
  times: number[] = [];

  add(): void {
    this.times.push(arrival());
  }
}
`,
  "src/arrivals.ts": `import { stamp } from "./stamps.js";

export const arrival = (): number => stamp();
`,
  "src/stamps.ts": `import { now } from "./time.js";

export function stamp(): number {
  return now();
}
`,
  "src/time.ts": `export function now(): number {
  return Date.now();
}
`,
};

const way =
  "Visits.add (src/visits.ts:7:3) → arrival (src/visits.ts:8:21) → stamp (src/arrivals.ts:3:38) → now (src/stamps.ts:4:10) → Date.now() (src/time.ts:2:10)";

function project(sources: Readonly<Record<string, string>> = files, options = {}): Project {
  const made = createProject({ files: sources, plugin: "@coopy/transformer" });
  const config = tsconfig({}, "@coopy/transformer");
  const [entry] = config.compilerOptions.plugins;
  config.compilerOptions.plugins = [{ ...entry!, ...options }];
  made.write("tsconfig.json", JSON.stringify(config));
  return made;
}

test("tsc shows the wall clock three files away at the class's line, with every step", async () => {
  const { exitCode, output } = await tspc(project(), "--noEmit", "--pretty", "false");
  expect(exitCode).not.toBe(0);
  expect(output).toContain(
    [
      "src/visits.ts(8,21): error TS993101: COOPY3101: Visits.add is not deterministic: Date.now() reads the wall clock.",
      `  Via: ${way}`,
      "  Hint: use clock.nowMs().",
    ].join("\n"),
  );
});

test("tsc --pretty draws the line of every step", async () => {
  const { output } = await tspc(project(), "--noEmit", "--pretty");
  const drawn = output.replace(new RegExp(`${String.fromCharCode(27)}\\[\\d*m`, "g"), "");
  expect(drawn).toContain("src/visits.ts:8:21 - error TS993101");
  for (const [place, source, label] of [
    ["src/visits.ts:7:3", "  add(): void {", "Visits.add"],
    ["src/arrivals.ts:3:38", "export const arrival = (): number => stamp();", "stamp"],
    ["src/stamps.ts:4:10", "  return now();", "now"],
    ["src/time.ts:2:10", "  return Date.now();", "Date.now()"],
  ]) {
    const step = drawn.slice(drawn.indexOf(`\n  ${place}`));
    expect(step.split("\n")[2]).toContain(source);
    expect(step.split("\n")[4]).toBe(`    via ${label}`);
  }
});

test("a bundler shows the same", async () => {
  const made = project();
  const input = made.path("src/visits.ts");
  const plugins = [coopy({ tsconfig: made.path("tsconfig.json") })];
  const failure: unknown = await rollup({ input, plugins }).catch((error) => error);
  expect(failure).toMatchObject({
    pluginCode: "COOPY3101",
    loc: { file: input, line: 8, column: 20 },
  });
  const text = (failure as Error).message.replaceAll(/[^\s(]*\/src\//g, "src/");
  expect(text).toContain(`  via ${way}\n`);
});

/** What is a warning by the tables: a text made with the data of a locale. */
const warned = {
  ...files,
  "src/time.ts": 'export function now(): number {\n  return (1).toLocaleString("en").length;\n}\n',
};

test("a warning has its chain, too, and fails no build", async () => {
  const { exitCode, output } = await tspc(project(warned), "--noEmit", "--pretty", "false");
  expect(output).toContain("src/visits.ts(8,21): warning TS993133: COOPY3133");
  expect(output).toContain("  Via: Visits.add (src/visits.ts:7:3) → arrival");
  expect(exitCode).toBe(0);
});

test("`strict` in the tsconfig makes it an error in every host, and a bundler's own argument counts first", async () => {
  const made = project(warned, { strict: true });
  const { exitCode, output } = await tspc(made, "--noEmit", "--pretty", "false");
  expect(output).toContain("src/visits.ts(8,21): error TS993133");
  expect(exitCode).not.toBe(0);

  const bundle = (strict?: boolean) =>
    rollup({
      input: made.path("src/visits.ts"),
      plugins: [
        coopy({ tsconfig: made.path("tsconfig.json"), ...(strict !== undefined && { strict }) }),
        { name: "nothing", transform: () => "export {};" },
      ],
      onwarn: () => {},
    });
  await expect(bundle()).rejects.toMatchObject({ pluginCode: "COOPY3133" });
  await expect(bundle(false)).resolves.toBeDefined();
});

test("a step in a file that is not in the program is named, without a place in nothing", () => {
  const program = ts.createProgram({ rootNames: [], options: { noLib: true } });
  const span = { start: 5, end: 9 };
  const step = { label: "stamp", place: { file: "/elsewhere/time.ts", span } };
  const { file, start, relatedInformation } = compilerDiagnostic(ts, program, {
    code: "COOPY3101",
    severity: "error",
    message: "",
    hint: "",
    fix: "",
    place: { file: "/elsewhere/visits.ts", span },
    chain: [step],
  });
  expect({ file, start }).toEqual({ file: undefined, start: undefined });
  expect(relatedInformation).toMatchObject([
    { file: undefined, start: undefined, messageText: "via stamp (/elsewhere/time.ts)" },
  ]);
});
