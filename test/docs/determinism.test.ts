import { readFileSync } from "node:fs";
import { messages } from "@coopy/transformer";
import { expect, test } from "vitest";
import { rules } from "../../transformer/src/effects/rules.ts";

const text = readFileSync(new URL("../../docs/determinism.md", import.meta.url), "utf8");
const sections = text.split(/^#+ /m).slice(1);

test("docs/determinism.md has one section for each rule, under the title of its message", () => {
  const ofRules = Object.keys(rules).map((rule) => {
    const code = rule.replace("DET1", "COOPY31") as keyof typeof messages;
    return `${rule}, ${code}: ${messages[code].title}`;
  });
  const ofQueries = Object.entries(messages)
    .filter(([code]) => code.startsWith("COOPY32"))
    .map(([code, { title }]) => `${code}: ${title}`);
  const headings = sections.map((section) => section.split("\n")[0]!).filter((line) => /COOPY/.test(line));
  expect(headings.toSorted()).toEqual([...ofRules, ...ofQueries].toSorted());
});

test("each shows a replay that goes wrong, and says what to write instead", () => {
  const lacking = sections
    .filter((section) => /^(DET|COOPY)/.test(section))
    .filter((section) => !/```ts\n.*\n```\n\nInstead: /s.test(section));
  expect(lacking).toEqual([]);
});
