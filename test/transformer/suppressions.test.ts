import { expect, test } from "vitest";
import { position } from "../../transformer/src/render.ts";
import { loadFixture } from "./fixture-project.ts";

const { result, texts } = loadFixture("suppressions");

/** Which comments hold which findings: "helpers.ts:6", and what they are findings of. */
function held(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { diagnostic, suppressedBy } of result.suppressed) {
    for (const { place } of suppressedBy) {
      const file = place.file.split("/").at(-1)!;
      const comment = `${file}:${position(texts.get(file)!, place.span.start).line}`;
      found.set(comment, [...(found.get(comment) ?? []), diagnostic.chain[0]!.label]);
    }
  }
  return found;
}

test("a comment in a helper holds the findings of all commands that get there", () => {
  expect(held().get("helpers.ts:6")).toEqual(["Stamps.inTheHelper", "Stamps.inTheHelperToo"]);
});

test("each of two comments on two ways to the same code holds something", () => {
  const commands = [...held().values()].flat();
  expect(commands.filter((command) => command === "Stamps.twoCalls")).toHaveLength(2);
  expect(commands.filter((command) => command === "Stamps.allWrites")).toHaveLength(2);
});

test("a comment that is too far away, without reason, or for another rule holds nothing", () => {
  const commands = new Set([...held().values()].flat());
  for (const command of ["otherRule", "otherLine", "withoutReason", "misspelt", "otherTools", "noComments"]) {
    expect(commands).not.toContain(`Stamps.${command}`);
  }
});

test("a program in which comments hold every finding is compiled", () => {
  const { result: sound, compilerErrors } = loadFixture("suppressed");
  expect(sound.diagnostics).toEqual([]);
  expect(sound.suppressed).not.toEqual([]);
  expect(sound.edits).not.toEqual([]);
  expect(compilerErrors()).toEqual([]);
});
