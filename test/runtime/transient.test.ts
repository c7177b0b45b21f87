import { join } from "node:path";
import { peek, snapshot } from "coopy";
import { crashableMemory } from "coopy/testing";
import { expect, test } from "vitest";
import type * as program from "../fixtures/transient/input/main.ts";
import { loadFixture } from "../transformer/fixture-project.ts";

const { start, play, tell, ran } = (await import(
  join(loadFixture("transient").build(), "main.js")
)) as typeof program;

test("transient fields start anew from what was stored, on every restart", async () => {
  const storage = crashableMemory();
  let book = await start(storage);
  await play(book);
  for (const withSnapshot of [false, true, false, true]) {
    await book.change(1, `draft ${withSnapshot}`);
    const lived = await tell(book);
    if (withSnapshot) await snapshot(book);
    storage.crash();
    book = await start(storage);
    expect(await tell(book)).toEqual(lived);
  }
});

test("functions that transient fields start with are named after them", async () => {
  const storage = crashableMemory();
  const book = await start(storage);
  await play(book);
  storage.crash();
  for (const one of [book, await start(storage)]) {
    const page = peek(one, ({ pages }) => pages[0]!);
    expect(page.names()).toEqual(["odd name", "measure", "#count", "told", ""]);
    expect(page.how).toBe("how and");
  }
});

test("restoring runs the initialisers of transient fields alone", async () => {
  const storage = crashableMemory();
  const book = await start(storage);
  await play(book);
  await snapshot(book);
  storage.crash();
  expect(ran).not.toEqual([]);
  ran.length = 0;
  await start(storage);
  expect(ran).toEqual([]);
});
