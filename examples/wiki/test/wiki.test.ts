import { fixedClock } from "coopy/testing";
import { expect, test } from "vitest";
import { Wiki } from "../src/wiki.js";

// Plain `new`, no store: outside of commands `clock` is the real one, or one that a test holds.

test("an updated page has its new text and keeps the old one", () => {
  using clock = fixedClock(Date.UTC(2026, 0, 1));
  const wiki = new Wiki();
  wiki.createPage("Home", "Welcome.");
  clock.advance(60_000);
  wiki.updatePage("Home", "Welcome back.");
  const home = wiki.pages.get("Home");
  expect(home?.text).toBe("Welcome back.");
  expect(home?.lastModified?.toISOString()).toBe("2026-01-01T00:01:00.000Z");
  expect(home?.history.map((revision) => revision.text)).toEqual(["Welcome.", "Welcome back."]);
});

test("a page knows its way up, and its parent knows it", () => {
  const wiki = new Wiki();
  const home = wiki.createPage("Home", "Welcome.");
  const projects = wiki.createPage("Projects", "What we do.", home);
  wiki.createPage("Boats", "How we float.", projects);
  expect(wiki.pages.get("Boats")?.path).toBe("Home / Projects / Boats");
  expect(wiki.childrenOf("Home").map((page) => page.title)).toEqual(["Projects"]);
});

test("a title is given once, and only what is there can be updated", () => {
  const wiki = new Wiki();
  wiki.createPage("Home", "Welcome.");
  expect(() => wiki.createPage("Home", "Again.")).toThrow('There is a page "Home" already.');
  expect(() => wiki.updatePage("Lost", "Where?")).toThrow('There is no page "Lost".');
});
