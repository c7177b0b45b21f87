import { join } from "node:path";
import { close, open } from "coopy";
import { fixedClock } from "coopy/testing";
import { afterAll, expect, test } from "vitest";
import type { Wiki as WikiClass } from "../../examples/wiki/src/wiki.js";
import { compileExample } from "../support/example.ts";

const example = compileExample("wiki");
afterAll(() => example.remove());

test("each run of the wiki program adds a revision to what was there", () => {
  expect(example.run("main.js")).toMatch(/^Home: 1 revisions.*\nHome \/ Projects: 2 revisions/);
  expect(example.run("main.js")).toMatch(/^Home: 1 revisions.*\nHome \/ Projects: 3 revisions/);
});

test("an existing page is updated after a restart, and the update survives the next", async () => {
  using clock = fixedClock(Date.UTC(2026, 0, 1));
  const { Wiki } = await example.load<{ Wiki: typeof WikiClass }>("wiki.js");
  const reopen = () => open(Wiki, join(example.directory, "pages"));

  const first = await reopen();
  const welcome = await first.createPage("Home", "Welcome.");
  await first.createPage("Projects", "What we do.", welcome);
  await close(first, { snapshot: false });

  clock.advance(60_000);
  const second = await reopen();
  await second.updatePage("Home", "Welcome back.");
  await second.createPage("News", "None.", second.pages.get("Home"));
  await close(second, { snapshot: false });

  clock.advance(60_000);
  const third = await reopen();
  const home = third.pages.get("Home");
  expect(home?.text).toBe("Welcome back.");
  expect(home?.lastModified).toEqual(new Date("2026-01-01T00:01:00Z"));
  expect(home?.history.map(({ savedAt }) => savedAt.toISOString())).toEqual([
    "2026-01-01T00:00:00.000Z",
    "2026-01-01T00:01:00.000Z",
  ]);
  expect(third.pages.get("Projects")?.parent, "the very same page").toBe(home);
  expect(third.pages.get("News")?.parent, "and after a restart").toBe(home);
  await close(third);
});
