import { join } from "node:path";
import { expect, test } from "vitest";
import { coopy } from "./coopy.ts";
import { projects } from "./projects.ts";

const { directory, project, tsconfig } = projects("check");

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
    |                  ^^^^^^^^^^ use clock.nowMs()
  via Counter.increment (counter.ts:4:3) → Date.now() (counter.ts:5:18)
  fix: Use clock.nowMs(): \`import { clock } from "coopy"\`.

1 persistent class (Counter): 1 error, 0 warnings.
`);
});

test("--json gives other programs the place, the chain, and the edits that fix it", () => {
  const path = project("json", { "tsconfig.json": tsconfig, "counter.ts": broken });
  const run = coopy(directory, "check", join(path, "tsconfig.json"), "--json");
  expect(run.exitCode).toBe(1);
  const file = "json/counter.ts";
  const call = { file, line: 5, column: 18, endLine: 5, endColumn: 28 };
  expect(JSON.parse(run.output)).toEqual([
    {
      code: "COOPY3101",
      severity: "error",
      message: "Counter.increment is not deterministic: Date.now() reads the wall clock.",
      hint: "use clock.nowMs()",
      fix: 'Use clock.nowMs(): `import { clock } from "coopy"`.',
      ...call,
      chain: [
        { label: "Counter.increment", file, line: 4, column: 3, endLine: 4, endColumn: 12 },
        { label: "Date.now()", ...call },
      ],
      edits: [
        {
          text: 'import { clock } from "coopy";\n\n',
          ...{ file, line: 1, column: 1, endLine: 1, endColumn: 1 },
        },
        { text: "clock.nowMs()", ...call },
      ],
    },
  ]);
});

test("--strict turns a warning into an exit code of 1", () => {
  const misspelt = counter.replace("@persistent", "@persistant");
  const path = project("strict", { "tsconfig.json": tsconfig, "counter.ts": misspelt });
  expect(coopy(path, "check").exitCode).toBe(0);
  expect(coopy(path, "check").output).toContain("warning COOPY1003");
  expect(coopy(path, "check", "--strict").exitCode).toBe(1);
});

test("what the plugin entry of the tsconfig sets counts here, too", () => {
  const misspelt = counter.replace("@persistent", "@persistant");
  const plugins = [{ transform: "@coopy/transformer", transformProgram: true, strict: true }];
  const { compilerOptions, ...rest } = JSON.parse(tsconfig);
  const strict = JSON.stringify({ compilerOptions: { ...compilerOptions, plugins }, ...rest });
  const path = project("configured", { "tsconfig.json": strict, "counter.ts": misspelt });
  expect(coopy(path, "check").output).toContain("error COOPY1003");
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
