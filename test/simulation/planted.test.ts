import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { occurrencesOf } from "../../scripts/bundle-sources.mjs";
import { seedFrom } from "../support/seed.ts";
import { faults } from "./faults.ts";

const script = join(import.meta.dirname, "../../scripts/torture.mjs");

test.each(faults)("what is replaced to plant it stands in its file exactly once: $name", (fault) => {
  expect(occurrencesOf(fault)).toBe(1);
});

/** A twelfth of them, another each time; `npm run torture` plants them all. */
test("a store with a planted bug does not survive the simulation", () => {
  const part = `${1 + (seedFrom("SIMULATION_SEED") % 12)}/12`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [script, "--only=faults", `--part=${part}`],
    {
      encoding: "utf8",
    },
  );
  expect({ status, missed: stdout.match(/^MISSED.*$/gm), stderr }).toEqual({
    status: 0,
    missed: null,
    stderr: "",
  });
}, 600_000);
