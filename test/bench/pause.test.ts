import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const repository = join(import.meta.dirname, "../..");

test("the bench of pauses runs: every way to write the state has its gaps, and every target its row", () => {
  const output = execFileSync(
    process.execPath,
    [join(repository, "scripts/bench.mjs"), "pause", "--rounds=1", "--size=0.01"],
    { cwd: repository, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  expect(output.match(/\| (reached|missed) \|/g)).toHaveLength(3);
  for (const name of ["the load alone", "coopy, snapshot", "coopy, all at once", "v8.serialize"])
    expect(output).toMatch(new RegExp(`  ${name} +gaps p50 [\\d.]+ ms, p99 `));
});
