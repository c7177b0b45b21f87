import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Fixture, loadProject } from "../../transformer/fixture-project.ts";
import { printModel } from "./model.ts";

/** Prints so many random models into a folder, and compiles them together. */
export function compileModels(seed: number, indexes: readonly number[]): Fixture {
  const directory = join(import.meta.dirname, "../../.tmp/graphs", String(seed));
  const input = join(directory, "input");
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(input, { recursive: true });
  copyFileSync(join(import.meta.dirname, "chance.ts"), join(input, "chance.ts"));
  for (const index of indexes) writeFileSync(join(input, `model${index}.ts`), printModel(seed, index));
  return loadProject(directory, `graphs-${seed}`);
}
