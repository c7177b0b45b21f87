import { join } from "node:path";
import { type Persistent, peek } from "coopy";
import { crashableMemory } from "coopy/testing";
import { describe, expect, test } from "vitest";
import type * as program from "../fixtures/guards/input/main.ts";
import { describeGraph } from "../support/graph.ts";
import { loadFixture } from "../transformer/fixture-project.ts";

const main = (await import(join(loadFixture("guards").build(), "main.js"))) as typeof program;
const { Item, Label, Note, Shop, bump, relabel, rename, start, tools } = main;

type Given = { readonly shop: program.Shop; readonly item: program.Item; readonly free: program.Item };

/** Writes of code that is called outside a command, and what it is called in the message. */
const ways: Readonly<Record<string, (given: Given) => unknown>> = {
  "Shop.open": ({ shop }) => shop.open(),
  "Item.take": ({ item }) => item.take(),
  "Item.taken": ({ item }) => item.taken(),
  "Item.copyTo": ({ item, free }) => free.copyTo(item),
  "Item.givesTo": ({ item, free }) => free.givesTo(7, item),
  "Item.countAll": ({ item }) => item.countAll(7),
  "Item.addTo": ({ item, free }) => free.addTo(item),
  "Item.addToPart": ({ item, free }) => free.addToPart({ other: item }),
  "Item.bump": ({ item }) => Item.bump(item),
  "Item.swap": ({ item, free }) => Item.swap(free, { right: item }),
  "Item.chosen": ({ item }) => {
    Item.chosen = item;
  },
  "Item.late": ({ item }) => Item.late(item),
  "new Note": ({ item }) => new Note(item),
  rename: ({ item }) => rename(item, "b"),
  bump: ({ item }) => bump(item),
  relabel: ({ shop }) => relabel(shop.label),
  mark: ({ item }) => tools.mark.call(item, { label: new Label() }),
};

describe.each(Object.keys(ways))("%s", (name) => {
  const way = ways[name]!;

  test("is refused on what belongs to a store, before anything is written", async () => {
    const handle = await start(crashableMemory());
    const look = () => peek(handle, (system) => describeGraph(system));
    const before = look();
    const given = { shop: whole(handle), item: handle.item as program.Item, free: other() };
    expect(() => way(given)).toThrow(expect.objectContaining({ code: "COOPY5010" }));
    expect(() => way(given)).toThrow(`${name} was called outside`);
    expect(look()).toBe(before);
  });

  test("writes to what belongs to none, also while a store is looked at", async () => {
    const handle = await start(crashableMemory());
    const shop = new Shop();
    const before = describeGraph(shop);
    peek(handle, () => way({ shop, item: shop.item, free: other() }));
    expect(describeGraph(shop)).not.toBe(before);
  });
});

test("what a command made belongs to the store, though only others write to it", async () => {
  const handle = await start(crashableMemory());
  await handle.all();
  expect(() => relabel(handle.label as program.Label)).toThrow("relabel was called outside");
  expect(() => tools.mark.call(new Item(), { label: handle.label as program.Label })).toThrow(
    "mark was called",
  );
});

test("a query asks a function that it is given", async () => {
  const handle = await start(crashableMemory());
  expect(await handle.found(1)).toBe(false);
  expect((handle.item as program.Item).find(({ count }) => count === 1)).toBe(undefined);
});

test("a query fills a list of its own", async () => {
  const handle = await start(crashableMemory());
  expect(await handle.listed()).toBe(1);
  expect(tools.pick([], handle.item as program.Item)).toBe(1);
});

function whole(handle: Persistent<program.Shop>): program.Shop {
  return peek(handle, (system) => system) as program.Shop;
}

function other(): program.Item {
  return Object.assign(new Item(), { count: 9 });
}
