import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const repository = fileURLToPath(new URL("../..", import.meta.url));

test("the bench of the codec runs: every contestant gives back what it was given, and every target has its row", () => {
  const output = execFileSync(
    process.execPath,
    [join(repository, "scripts/bench.mjs"), "codec", "--rounds=1", "--size=0.001"],
    { cwd: repository, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
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

test("a bench that does not exist is named with those that do", () => {
  const run = () =>
    execFileSync(process.execPath, [join(repository, "scripts/bench.mjs"), "nothing"], { stdio: "pipe" });
  expect(run).toThrow(/There is no bench "nothing". There is: codec/);
});
