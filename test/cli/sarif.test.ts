import type { Location, Log } from "sarif";
import { beforeAll, expect, test } from "vitest";
import { coopy } from "./coopy.ts";
import { projects } from "./projects.ts";

const { project, tsconfig } = projects("sarif");

const files = {
  "tsconfig.json": tsconfig,
  "counter.ts": `import { stamp } from "./lib/time stamp.js";

/** @persistent */
export class Counter {
  value = 0;
  increment(): void {
    this.value = stamp();
    // @nondeterministic-ok DET111: shown to nobody
    this.value += Math.random();
  }
}
`,
  "lib/time stamp.ts": "export function stamp(): number {\n  return Date.now();\n}\n",
};

let path: string;
let log: Log;
beforeAll(() => {
  path = project("project", files);
  const run = coopy(path, "check", "--sarif");
  expect(run.exitCode).toBe(1);
  log = JSON.parse(run.output);
});

test("there is one run, of SARIF 2.1.0, by coopy", () => {
  expect(log.version).toBe("2.1.0");
  expect(log.$schema).toContain("sarif-2.1.0");
  expect(log.runs).toHaveLength(1);
  expect(log.runs[0]!.tool.driver.name).toBe("coopy");
});

test("every result is of a rule that has a help text and an address", () => {
  const [run] = log.runs;
  for (const { ruleId, ruleIndex } of run!.results!) {
    const rule = run!.tool.driver.rules![ruleIndex!]!;
    expect(rule.id).toBe(ruleId);
    expect(rule.shortDescription!.text).not.toBe("");
    expect(rule.help!.text).not.toMatch(/\{\w+\}/);
    expect(rule.helpUri).toMatch(/^docs\/diagnostics\.md#coopy\d{4}-[a-z-]+$/);
  }
  expect(run!.results!.map(({ ruleId }) => ruleId)).toEqual(["COOPY3101", "COOPY3111"]);
});

test("a result has its place, and the chain as a flow through files", () => {
  const [result] = log.runs[0]!.results!;
  expect(result!.level).toBe("error");
  expect(result!.locations!.map(placeOf)).toEqual(["counter.ts:7:18-25"]);
  const steps = result!.codeFlows![0]!.threadFlows[0]!.locations;
  expect(steps.map(({ location }) => [location!.message!.text, placeOf(location!)])).toEqual([
    ["Counter.increment", "counter.ts:6:3-12"],
    ["stamp", "counter.ts:7:18-25"],
    ["Date.now()", "lib/time%20stamp.ts:2:10-20"],
  ]);
});

test("a fix has all its replacements, the import among them", () => {
  const [change] = log.runs[0]!.results![0]!.fixes![0]!.artifactChanges;
  expect(change!.artifactLocation.uri).toBe("lib/time%20stamp.ts");
  expect(change!.replacements.map(({ insertedContent }) => insertedContent!.text)).toEqual([
    'import { clock } from "coopy";\n\n',
    "clock.nowMs()",
  ]);
});

test("what a comment lets stand is there, with its reason; what is reported says that nothing does", () => {
  const [reported, held] = log.runs[0]!.results!;
  expect(reported!.suppressions).toEqual([]);
  expect(held!.suppressions).toMatchObject([{ kind: "inSource", justification: "shown to nobody" }]);
  expect(placeOf(held!.suppressions![0]!.location!)).toBe("counter.ts:8:5-52");
});

test("--list-suppressions tells where comments are, and how many findings each holds", () => {
  const { exitCode, output } = coopy(path, "check", "--list-suppressions");
  expect(output).toBe(
    [
      "Suppressions",
      "  place         rules   findings  reason",
      "  counter.ts:8  DET111         1  shown to nobody",
      "",
    ].join("\n"),
  );
  expect(exitCode).toBe(0);
  expect(JSON.parse(coopy(path, "check", "--list-suppressions", "--json").output)).toEqual([
    { file: "counter.ts", line: 8, rules: ["DET111"], reason: "shown to nobody", findings: 1 },
  ]);
});

test("two forms at once are refused", () => {
  const run = coopy(path, "check", "--json", "--sarif");
  expect(run.exitCode).toBe(2);
  expect(run.complaint).toContain("cannot be used with option");
});

function placeOf({ physicalLocation }: Location): string {
  const { artifactLocation, region } = physicalLocation!;
  return `${artifactLocation!.uri}:${region!.startLine}:${region!.startColumn}-${region!.endColumn}`;
}
