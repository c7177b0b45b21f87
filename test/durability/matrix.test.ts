import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { faults } from "./faults.ts";
import { phases } from "./phases.ts";

const document = new URL("../../docs/durability.md", import.meta.url);
/** What came of each fault in each phase, as the document must have it. */
const found = new Map<string, string>();

describe.each(phases)("$name", (phase) => {
  test.each(faults)("$name", async (fault) => {
    const outcomes = await fault.strike(phase);
    const cell = outcomes.length === 0 ? "cannot happen" : [...outcomes].sort().join("; ");
    found.set(`${phase.name} ${fault.name}`, cell);
  });
});

test("the table in docs/durability.md says what comes of each", () => {
  const rows = faults.map(({ name }) => {
    const cells = phases.map((phase) => found.get(`${phase.name} ${name}`) ?? "?");
    return `| ${name} | ${cells.join(" | ")} |`;
  });
  const table = [
    `| | ${phases.map(({ name }) => name).join(" | ")} |`,
    `| --- |${" --- |".repeat(phases.length)}`,
    ...rows,
  ].join("\n");
  const text = readFileSync(document, "utf8");
  const between = /(<!-- table -->\n)([\s\S]*?)(\n<!-- end -->)/;
  if (process.env["UPDATE"] === "1") writeFileSync(document, text.replace(between, `$1${table}$3`));
  expect(between.exec(readFileSync(document, "utf8"))?.[2]).toBe(table);
});

afterAll(() => found.clear());
