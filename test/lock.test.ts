import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Lock, missingFrom } from "../scripts/complete-lock.mjs";

test("the lock file has the packages of every platform (else: node scripts/complete-lock.mjs)", () => {
  const lock: Lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
  expect(missingFrom(lock).map(([name]) => name)).toEqual([]);
  delete lock.packages["node_modules/@rollup/rollup-win32-x64-msvc"];
  expect(missingFrom(lock).map(([name]) => name)).toEqual(["@rollup/rollup-win32-x64-msvc"]);
});
