import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Lock, missingFrom } from "../scripts/complete-lock.mjs";

describe.each(["package-lock.json", "bench/durable/package-lock.json"])("%s", (file) => {
  const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");

  test("has the packages of every platform (else: node scripts/complete-lock.mjs)", () => {
    expect(missingFrom(JSON.parse(text) as Lock).map(([name]) => name)).toEqual([]);
  });

  test("names no registry: everybody uses their own", () => {
    expect(text).not.toMatch(/"resolved": "https?:/);
  });
});

test("a package that is not in the lock file would be missed", () => {
  const lock: Lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
  delete lock.packages["node_modules/@rollup/rollup-win32-x64-msvc"];
  expect(missingFrom(lock).map(([name]) => name)).toEqual(["@rollup/rollup-win32-x64-msvc"]);
});
