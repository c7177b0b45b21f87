import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const repository = join(import.meta.dirname, "../..");

test("the bench of replay runs: every contestant that needs no installing brings all tasks back", () => {
  const output = execFileSync(
    process.execPath,
    [join(repository, "scripts/bench.mjs"), "replay", "--alone", "--rounds=1", "--size=0.002"],
    { cwd: repository, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  expect(output.match(/\| (reached|missed) \|/g)).toHaveLength(2);
  for (const name of ["coopy", "calling the method", "JSON lines"]) expect(output).toContain(`  ${name} `);
  expect(output).toContain("left out: better-sqlite3");
});
