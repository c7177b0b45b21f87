import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const repository = join(import.meta.dirname, "../..");

test("the bench of builds runs: time, memory and changes of one file have their rows", () => {
  const output = execFileSync(
    process.execPath,
    [join(repository, "scripts/bench.mjs"), "check", "--rounds=1", "--size=0.05"],
    { cwd: repository, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  expect(output.match(/\| (reached|missed) \|/g)).toHaveLength(3);
  expect(output).toContain("coopy, one file changed");
});
