import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const repository = fileURLToPath(new URL("../..", import.meta.url));

const contestants = [
  "coopy open ",
  "coopy open, main thread",
  "coopy in memory",
  "raw write, main thread",
  "raw write, pool",
];

test("the durable bench runs: what needs no installing has its figures for every number of callers", () => {
  const output = execFileSync(
    process.execPath,
    [join(repository, "scripts/bench.mjs"), "durable", "--alone", "--rounds=1", "--size=0.01"],
    { cwd: repository, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  for (const heading of ["1 caller:", "8 callers:", "64 callers:", "1,024 callers:"]) {
    const figures = output.split(`\n${heading}`)[1]!.split("\n\n")[0];
    for (const name of contestants) expect(figures).toMatch(new RegExp(`  ${name} +\\d+ `));
  }
  expect(output).toMatch(/\| 1 caller, coopy openSync: part of the speed \| [\d.]+ \| ≥ 0.9 \| \w+ \|/);
  expect(output).toMatch(/\| 1,024 callers, coopy open: part of the speed \| [\d.]+ \| ≥ 0.8 \| \w+ \|/);
  expect(output.match(/left out: .*/g)).toEqual(["left out: all competitors, as was asked for"]);
});
