import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crashableMemory } from "coopy/testing";
import { expect, test } from "vitest";
import type * as program from "../fixtures/hooks/input/main.ts";
import { loadFixture } from "../transformer/fixture-project.ts";

test("a store is not opened when a helper that writes was left out of what was compiled", async () => {
  const built = loadFixture("hooks").build();
  const leftOut = `${built}-left-out`;
  cpSync(built, leftOut, { recursive: true });
  const helper = join(leftOut, "lists.js");
  const text = readFileSync(helper, "utf8");
  const uncompiled = text.replace(/^\$c\.registerFile\(.*$/m, "");
  expect(uncompiled).not.toBe(text);
  writeFileSync(helper, uncompiled);
  const { start } = (await import(join(leftOut, "main.js"))) as typeof program;
  await expect(start(crashableMemory())).rejects.toMatchObject({
    code: "COOPY5002",
    message: expect.stringContaining("hooks/input/lists.ts was not loaded as coopy compiled it"),
  });
});
