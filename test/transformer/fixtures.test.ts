import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import * as coopy from "coopy";
import * as testing from "coopy/testing";
import { describe, expect, test } from "vitest";
import { messages } from "../../transformer/src/diagnostics.ts";
import { describeGraph } from "../support/graph.ts";
import { type Fixture, fixtureNames, fixturesDirectory, loadFixture } from "./fixture-project.ts";

const accepts = process.env["UPDATE"] === "1";

/** What `main.ts` of a fixture exports. */
interface Program {
  /** Opens the store as the fixture's user would. */
  start(place: object): Promise<object>;
  /** Calls methods, of a handle or of a plain instance. */
  play(system: object): Promise<unknown>;
  /** The first state, for the plain run. Absent where the clock or randomness makes every run different. */
  plain?(): object;
}

describe.each(fixtureNames())("fixture %s", (name) => {
  const fixture = loadFixture(name);
  const short = join(fixture.directory, "findings.txt");

  test("gives the findings it should, and no others", () => {
    if (existsSync(short)) expectGolden(short, fixture.findings);
    else expectGolden(join(fixture.directory, "diagnostics.txt"), fixture.diagnostics);
  });

  const goldens = join(fixture.directory, "expected");
  if (existsSync(goldens)) {
    test.each(readdirSync(goldens))("is rewritten as expected: %s", (file) => {
      expectGolden(join(goldens, file), fixture.texts.get(file) ?? "");
    });
  }

  if (!fixture.diagnostics.includes("error COOPY")) {
    test("compiles under the strictest options", () => {
      expect(fixture.compilerErrors()).toEqual([]);
    });

    if (fixture.texts.has("main.ts")) {
      test("comes back as it was, and as it is without coopy", () => comesBack(fixture));
    }
  }
});

test("every method of writing-queries is seen to write, or not to be provable", () => {
  const { texts, findings } = loadFixture("writing-queries");
  for (const [file, owner] of [
    ["sly.ts", "Sly"],
    ["slier.ts", "Slier"],
  ] as const) {
    const claimed = [...texts.get(file)!.matchAll(/@readonly \*\/ (\w+)/g)].map(([, method]) => method);
    const matches = findings.matchAll(new RegExp(`COOPY320[124] ${owner}\\.(\\w+)`, "g"));
    const found = new Set([...matches].map(([, method]) => method));
    expect(claimed.filter((method) => !found.has(method))).toEqual([]);
    expect(claimed.length).toBeGreaterThan(100);
  }
});

test("each code has a fixture", () => {
  const seen = new Set(
    fixtureNames().flatMap((name) => codesIn(join(fixturesDirectory, name, "diagnostics.txt"))),
  );
  const internal = ["COOPY9001"];
  expect(Object.keys(messages).filter((code) => !seen.has(code) && !internal.includes(code))).toEqual([]);
});

/** Live, replayed from the journal, and read from a snapshot: one graph, which is that of the plain class. */
async function comesBack(fixture: Fixture): Promise<void> {
  const main = join(fixture.build(), "main.js");
  const loaded = (await import(/* @vite-ignore */ main)) as Program & { default?: Program };
  const program = loaded.default ?? loaded;
  const { peek, snapshot, crashableMemory } = runtimeOf(fixture, main);
  const storage = crashableMemory();
  const first = await program.start(storage);
  const results = await program.play(first);
  const lived = peek(first as never, describeGraph);

  if (program.plain !== undefined) {
    const plain = program.plain();
    const plainResults = await program.play(plain);
    expect(lived).toBe(describeGraph(plain));
    expect(describeGraph(results)).toBe(describeGraph(plainResults));
  }

  storage.crash();
  const replayed = await program.start(storage);
  expect(peek(replayed as never, describeGraph)).toBe(lived);

  await snapshot(replayed as never);
  storage.crash();
  const restored = await program.start(storage);
  expect(peek(restored as never, describeGraph)).toBe(lived);
}

/** What the program itself gets for "coopy": CommonJS goes past the test runner's own modules. */
function runtimeOf(fixture: Fixture, main: string): typeof coopy & typeof testing {
  const isCommonJs = fixture.result.models
    .flatMap(({ files }) => files)
    .some(({ format }) => format === "commonjs");
  const require = createRequire(main);
  return isCommonJs ? { ...require("coopy"), ...require("coopy/testing") } : { ...coopy, ...testing };
}

function expectGolden(file: string, actual: string): void {
  const text = actual === "" ? "" : `${actual.replace(/\n$/, "")}\n`;
  if (accepts && (text !== "" || existsSync(file))) writeFileSync(file, text);
  expect(text).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
}

function codesIn(file: string): readonly string[] {
  return existsSync(file) ? (readFileSync(file, "utf8").match(/COOPY\d{4}/g) ?? []) : [];
}
