import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { coopy } from "./coopy.ts";

const scratch = fileURLToPath(new URL("../.tmp", import.meta.url));
mkdirSync(scratch, { recursive: true });
const directory = mkdtempSync(join(scratch, "check-"));
afterAll(() => rmSync(directory, { recursive: true }));

const tsconfig = JSON.stringify({
  compilerOptions: { target: "ES2022", module: "nodenext", types: [], strict: true, noEmit: true },
  include: ["*.ts"],
});

function project(name: string, files: Readonly<Record<string, string>>): string {
  const path = join(directory, name);
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}

const counter = `/** @persistent */
export class Counter {
  value = 0;
  increment(): void {
    this.value++;
  }
}
`;
const broken = counter.replace("this.value++", "this.value = Date.now()");

test("a sound project is reported in one line, and the exit code is 0", () => {
  const run = coopy(project("sound", { "tsconfig.json": tsconfig, "counter.ts": counter }), "check");
  expect(run).toEqual({
    exitCode: 0,
    output: "1 persistent class (Counter): 0 errors, 0 warnings.\n",
    complaint: "",
  });
});

test("an error is drawn with its frame, its chain and its fix, and the exit code is 1", () => {
  const run = coopy(project("broken", { "tsconfig.json": tsconfig, "counter.ts": broken }), "check");
  expect(run.exitCode).toBe(1);
  expect(
    run.output,
  ).toBe(`error COOPY3101: Counter.increment is not deterministic: Date.now() reads the wall clock.
  counter.ts:5:18
  4 |   increment(): void {
> 5 |     this.value = Date.now();
    |                  ^^^^^^^^ use clock.nowMs()
  via Counter.increment (counter.ts:4:3) → Date.now (counter.ts:5:18)
  fix: Use clock.nowMs(): \`import { clock } from "coopy"\`. It gives the instant journalled with the command.

1 persistent class (Counter): 1 error, 0 warnings.
`);
});

test("--json gives code, line and column to other programs", () => {
  const path = project("json", { "tsconfig.json": tsconfig, "counter.ts": broken });
  const run = coopy(directory, "check", join(path, "tsconfig.json"), "--json");
  expect(run.exitCode).toBe(1);
  expect(JSON.parse(run.output)).toMatchObject([
    { code: "COOPY3101", severity: "error", line: 5, column: 18 },
  ]);
});

test("--strict turns a warning into an exit code of 1", () => {
  const misspelt = counter.replace("@persistent", "@persistant");
  const path = project("strict", { "tsconfig.json": tsconfig, "counter.ts": misspelt });
  expect(coopy(path, "check").exitCode).toBe(0);
  expect(coopy(path, "check").output).toContain("warning COOPY1003");
  expect(coopy(path, "check", "--strict").exitCode).toBe(1);
});

test("a tsconfig that only refers to others stands for them", () => {
  project("solution/part", {
    "tsconfig.json": tsconfig.replace('"noEmit":true', '"composite":true'),
    "counter.ts": broken,
  });
  const path = project("solution", {
    "tsconfig.json": JSON.stringify({ files: [], references: [{ path: "part" }] }),
  });
  expect(coopy(path, "check").output).toContain("part/counter.ts:5:18");
});

test("a project without a persistent class is said to have none", () => {
  const path = project("plain", { "tsconfig.json": tsconfig, "counter.ts": "export const one = 1;\n" });
  expect(coopy(path, "check").output).toMatch(/^No class of .* is marked @persistent\.\n$/);
});

const mistakes = {
  "a path that is not there": { args: ["check", "nowhere"], complaint: "error: there is no nowhere.\n" },
  "a folder without tsconfig": { args: ["check", "."], complaint: "error: there is no tsconfig.json in" },
  "a tsconfig that is no JSON": {
    args: ["check", "torn.json"],
    complaint: "error: torn.json(1,1): error TS",
  },
  "an unknown option": { args: ["check", "--loud"], complaint: "error: unknown option '--loud'\n" },
  "an unknown command": { args: ["destroy"], complaint: "error: unknown command 'destroy'\n" },
} as const;

for (const [what, { args, complaint }] of Object.entries(mistakes)) {
  test(`${what} is a clear complaint and exit code 2, without a stack`, () => {
    const path = project("mistakes", { "torn.json": "not json" });
    const run = coopy(path, ...args);
    expect(run.complaint).toContain(complaint);
    expect(run.complaint).not.toMatch(/\n\s+at /);
    expect(run.exitCode).toBe(2);
  });
}
