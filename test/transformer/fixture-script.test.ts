import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const script = join(import.meta.dirname, "../../scripts/fixture.mjs");
const run = (...args: string[]) => execFileSync(process.execPath, [script, ...args], { encoding: "utf8" });

test("the fixture script prints every stage", () => {
  const stages = run("commonjs");
  for (const stage of ["model", "diagnostics", "edits of bank.ts", "bank.ts, rewritten"]) {
    expect(stages).toContain(`── ${stage} ─`);
  }
  expect(stages).toContain("function $command_Bank_add()");
});

test("the fixture script shows findings as a user sees them", () => {
  expect(run("getters")).toContain(
    "error COOPY3203: The getter Getters.counting is read without a journal record",
  );
});
