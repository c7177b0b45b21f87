import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { peek } from "coopy";
import { crashableMemory } from "coopy/testing";
import ts from "typescript";
import { expect, test } from "vitest";
import type * as program from "../fixtures/hooks-called/input/main.ts";
import { describeGraph } from "../support/graph.ts";
import { loadFixture } from "../transformer/fixture-project.ts";
import { expectUndone } from "./undone.ts";

const fixture = loadFixture("hooks-called");
const directory = fixture.build();
const loaded = (await import(join(directory, "main.js"))) as typeof program;
const { Ledger } = await sourceOf("ledger.ts");

test.each(loaded.ways)("what is written by code that is called without its name is undone: %s", (way) =>
  expectUndone(loaded, way, hiddenIn),
);

test.each(loaded.ways)("no code is called more often than in the source: %s", async (way) => {
  const ledger = await loaded.start(crashableMemory());
  await ledger[way](false);
  const plain = new Ledger();
  plain[way](false);
  expect(peek(ledger, (system) => describeGraph(system, hiddenIn))).toBe(describeGraph(plain, hiddenIn));
});

function hiddenIn(object: object): readonly unknown[] {
  return "hidden" in object ? [object.hidden] : [];
}

/** A file of the fixture as its user wrote it. */
async function sourceOf(file: string): Promise<typeof program> {
  const text = readFileSync(join(fixture.directory, "input", file), "utf8");
  const { outputText } = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const output = join(directory, `source-${file}.mjs`);
  writeFileSync(output, outputText);
  return (await import(output)) as typeof program;
}
