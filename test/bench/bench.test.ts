import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";

const repository = join(import.meta.dirname, "../..");
const benches = ["codec", "durable", "replay", "hooks", "pause", "check"];

/** All benches are bundled and run once, as small as they get; then comes one that does not exist. */
let status: number | null;
let complaint: string;
const outputs = new Map<string, string>();
beforeAll(() => {
  const run = spawnSync(
    process.execPath,
    [join(repository, "scripts/bench.mjs"), ...benches, "nothing", "--alone", "--rounds=1", "--size=0.01"],
    { cwd: repository, encoding: "utf8" },
  );
  status = run.status;
  complaint = run.stderr;
  const texts = run.stdout.split(/^node .* medians of 1 rounds$/m);
  for (const [index, name] of benches.entries()) outputs.set(name, texts[index] ?? "");
}, 120_000);

test("the bench of the codec: every contestant gives back what it was given, and every target has its row", () => {
  const output = outputs.get("codec")!;
  expect(output.match(/\| (reached|missed) \|/g)).toHaveLength(8);
  for (const name of [
    "JSON",
    "msgpackr",
    "cbor-x",
    "avsc",
    "protobufjs",
    "v8.serialize",
    "devalue",
    "superjson",
  ])
    expect(output).toContain(name);
});

const durable = [
  "coopy open ",
  "coopy open, main thread",
  "coopy in memory",
  "raw write, main thread",
  "raw write, pool",
];

test("the durable bench: what needs no installing has its figures for every number of callers", () => {
  const output = outputs.get("durable")!;
  for (const heading of ["1 caller:", "8 callers:", "64 callers:", "1,024 callers:"]) {
    const figures = output.split(`\n${heading}`)[1]!.split("\n\n")[0];
    for (const name of durable) expect(figures).toMatch(new RegExp(`  ${name} +\\d+ `));
  }
  expect(output).toMatch(/\| 1 caller, coopy openSync: part of the speed \| [\d.]+ \| ≥ 0.9 \| \w+ \|/);
  expect(output).toMatch(/\| 1,024 callers, coopy open: part of the speed \| [\d.]+ \| ≥ 0.8 \| \w+ \|/);
  expect(output.match(/left out: .*/g)).toEqual(["left out: all competitors, as was asked for"]);
});

test("the bench of replay: every contestant that needs no installing brings all tasks back", () => {
  const output = outputs.get("replay")!;
  expect(output.match(/\| (reached|missed) \|/g)).toHaveLength(2);
  for (const name of ["coopy", "calling the method", "JSON lines"]) expect(output).toContain(`  ${name} `);
  expect(output).toContain("left out: better-sqlite3");
});

test("the bench of hooks: writes and calls have their rows, and what is undone its times", () => {
  const output = outputs.get("hooks")!;
  expect(output.match(/\| (reached|missed) \|/g)).toHaveLength(3);
  for (const name of ["hooked, in a command", "transfer that fails", "10 random deletions undone, large Map"])
    expect(output).toContain(`  ${name} `);
});

test("the bench of pauses: every way to write the state has its gaps, and every target its row", () => {
  const output = outputs.get("pause")!;
  expect(output.match(/\| (reached|missed) \|/g)).toHaveLength(3);
  for (const name of ["the load alone", "coopy, snapshot", "coopy, all at once", "v8.serialize"])
    expect(output).toMatch(new RegExp(`  ${name} +gaps p50 [\\d.]+ ms, p99 `));
});

test("the bench of builds: time, memory and changes of one file have their rows", () => {
  const output = outputs.get("check")!;
  expect(output.match(/\| (reached|missed) \|/g)).toHaveLength(3);
  expect(output).toContain("coopy, one file changed");
});

test("a bench that does not exist is named with those that do", () => {
  expect(complaint).toMatch(/There is no bench "nothing". There is: codec/);
  expect(status).toBe(2);
});
