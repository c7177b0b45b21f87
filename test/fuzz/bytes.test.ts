import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { seedFrom } from "../support/seed.ts";

const script = join(import.meta.dirname, "../../scripts/fuzz-bytes.mjs");

/** A slice of `npm run fuzz`. What fails is printed with the line that runs it again. */
test("hostile bytes are data: they decode, or are refused with a typed error", () => {
  const options = ["--count=4000", `--seed=${seedFrom("FUZZ_SEED")}`];
  const { status, stderr } = spawnSync(process.execPath, [script, ...options], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
