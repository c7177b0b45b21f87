import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { registerFile } from "coopy/generated/v1";
import { crashableMemory } from "coopy/testing";
import { expect, test } from "vitest";
import type * as program from "../fixtures/hooks/input/main.ts";
import { loadFixture } from "../transformer/fixture-project.ts";

test("a store is not opened when a helper that writes comes from another build", async () => {
  const built = loadFixture("hooks").build();
  const leftOut = `${built}-left-out`;
  cpSync(built, leftOut, { recursive: true });
  const helper = join(leftOut, "lists.js");
  const text = readFileSync(helper, "utf8");
  const [call, id, buildOfFile] = /registerFile\("(.*)", "(.*)"\)/.exec(text)!;
  writeFileSync(helper, text.replace(call, `registerFile("${id}", "of another build")`));
  const { start } = (await import(join(leftOut, "main.js"))) as typeof program;
  await expect(start(crashableMemory())).rejects.toMatchObject({
    code: "COOPY5002",
    message: expect.stringContaining("hooks/input/lists.ts was not loaded as coopy compiled it"),
  });
  // Other tests of this process open the same program.
  registerFile(id!, buildOfFile!);
});
