import { join } from "node:path";
import { snapshot } from "coopy";
import { crashableMemory } from "coopy/testing";
import { expect, test } from "vitest";
import type * as program from "../fixtures/hidden-members/input/main.ts";
import { loadFixture } from "../transformer/fixture-project.ts";

const { start, play, tell, ran } = (await import(
  join(loadFixture("hidden-members").build(), "main.js")
)) as typeof program;

test("hidden members come back from the journal, a snapshot, and both, over two restarts", async () => {
  const storage = crashableMemory();
  let bank = await start(storage);
  await play(bank);
  for (const withSnapshot of [false, true, false, true]) {
    await bank.change(bank.accounts[1] as never, `${withSnapshot}`);
    const lived = await tell(bank);
    if (withSnapshot) await snapshot(bank);
    storage.crash();
    bank = await start(storage);
    expect(await tell(bank)).toEqual(lived);
  }
});

test("restoring runs no constructor, initialiser, default, argument of super, getter or setter", async () => {
  const storage = crashableMemory();
  const bank = await start(storage);
  await play(bank);
  await snapshot(bank);
  storage.crash();
  expect(new Set(ran).size).toBeGreaterThanOrEqual(20);
  ran.length = 0;
  const restored = await start(storage);
  expect(ran).toEqual([]);
  expect(restored.accounts).toHaveLength(4);
});
