import { readFileSync } from "node:fs";
import { messages } from "@coopy/transformer";
import { expect, test } from "vitest";
import { errorCodes } from "../../runtime/src/errors.ts";

test("docs/diagnostics.md has one heading for every code, in order, under its own title", () => {
  const document = readFileSync(new URL("../../docs/diagnostics.md", import.meta.url), "utf8");
  const headings = [...document.matchAll(/^## (COOPY\d{4}): (.*)$/gm)].map(([, code, title]) => [
    code,
    title,
  ]);
  const documented = Object.fromEntries(headings);
  const known = {
    ...Object.fromEntries(Object.entries(messages).map(([code, { title }]) => [code, title])),
    ...errorCodes,
  };
  expect(documented).toEqual(known);
  expect(headings.length, "no code twice").toBe(Object.keys(known).length);
});
