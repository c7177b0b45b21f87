import { join } from "node:path";
import { peek } from "coopy";
import { crashableMemory } from "coopy/testing";
import { expect, test } from "vitest";
import type * as program from "../fixtures/hooks-edges/input/main.ts";
import { loadFixture } from "../transformer/fixture-project.ts";
import { expectUndone } from "./undone.ts";

const loaded = (await import(join(loadFixture("hooks-edges").build(), "main.js"))) as typeof program;
const { Item, start } = loaded;

test.each(loaded.ways)(
  "what a command wrote at an edge is undone, and does what it does without: %s",
  (way) => expectUndone(loaded, way),
);

test("a method that writes to its arguments alone is refused where these belong to a store", async () => {
  const ledger = await start(crashableMemory());
  const item = ledger.item as InstanceType<typeof Item>;
  expect(peek(ledger, (system) => system.all())).toBe(1);
  const found: InstanceType<typeof Item>[] = [];
  item.collect(found);
  expect(found).toEqual([item]);
  const free = new Item();
  free.count = 5;
  item.copyTo(free);
  expect(free.count).toBe(1);
  free.count = 5;
  expect(() => free.copyTo(item)).toThrow(expect.objectContaining({ code: "COOPY5010" }));
  expect(item.count).toBe(1);
});
