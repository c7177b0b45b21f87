import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const repository = fileURLToPath(new URL("../..", import.meta.url));

test("the durable bench runs: what needs no installing has its figures for every number of callers, or the reason why not", () => {
  const output = execFileSync(
    process.execPath,
    [join(repository, "scripts/bench.mjs"), "durable", "--alone", "--rounds=1", "--size=0.01"],
    { cwd: repository, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  for (const heading of ["1 caller:", "8 callers:", "64 callers:", "1,024 callers:"]) {
    const figures = output.split(`\n${heading}`)[1]!.split("\n\n")[0];
    for (const name of ["coopy open ", "coopy in memory", "raw write, main thread", "raw write, pool"])
      expect(figures).toMatch(new RegExp(`  ${name} +\\d+ `));
  }
  for (const name of ["coopy open, main thread", "coopy openSync"])
    expect(output).toMatch(new RegExp(`  ${name} +\\d+ |left out: ${name} cannot be opened \\(.`));
  expect(output).toMatch(/\| 1,024 callers, coopy open: part of the speed \| [\d.]+ \| ≥ 0.8 \| \w+ \|/);
  expect(output).toContain("left out: all competitors");
});
