import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crashableMemory } from "coopy/testing";
import { describe, expect, test } from "vitest";
import { compileVersion } from "../evolution/compile.ts";
import { leave, lives, stateOf } from "./live.ts";

const directory = import.meta.dirname;
const System = await compileVersion(readFileSync(join(directory, "program.ts"), "utf8"));

/** Files that a version of the format wrote once. They are never written again; a new version gets stores of its own. */
function frozen(version: string, name: string) {
  const storage = crashableMemory();
  const path = join(directory, version, name);
  for (const file of readdirSync(path)) storage.overwrite(file, readFileSync(join(path, file)));
  return storage;
}

const stateFile = (version: string, name: string) => join(directory, version, `${name}.txt`);

/** Kinds of stores that came with a version of the format. */
const since: Readonly<Record<string, string>> = { "large-collections": "v2" };

describe.each(["v1", "v2"])("stores that were written with format %s", (version) => {
  const names = Object.keys(lives).filter((name) => (since[name] ?? "v1") <= version);

  test.each(names)("open for ever: %s", (name) => {
    const state = stateOf(System as new () => object, frozen(version, name));
    expect(state).toBe(readFileSync(stateFile(version, name), "utf8"));
  });

  test("there is one of every kind", () => {
    const found = readdirSync(join(directory, version)).filter((name) => !name.endsWith(".txt"));
    expect(found.sort()).toEqual(names.sort());
  });
});

/** Only for a new version of the format: `FREEZE=v2 npx vitest run test/journals`. */
test.runIf(process.env["FREEZE"])("frozen", () => {
  const version = process.env["FREEZE"]!;
  for (const name of Object.keys(lives)) {
    const { storage, state } = leave(System as new () => object, name);
    mkdirSync(join(directory, version, name), { recursive: true });
    for (const file of storage.synchronous.list())
      writeFileSync(join(directory, version, name, file), storage.synchronous.read(file));
    writeFileSync(stateFile(version, name), state);
  }
});
