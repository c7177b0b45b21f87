import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const script = join(import.meta.dirname, "../../scripts/fuzz-bytes.mjs");

/** A slice of `npm run fuzz`, other inputs each time. What fails is printed with the line that runs it again. */
test("hostile bytes are data: they decode, or are refused with a typed error", () => {
  const { status, stderr } = spawnSync(process.execPath, [script, "--count=12000"], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
