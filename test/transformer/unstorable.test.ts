import { join } from "node:path";
import {
  close,
  commands,
  execute,
  memory,
  open,
  openSync,
  type Persistent,
  peek,
  snapshot,
  status,
} from "coopy";
import { crashableMemory } from "coopy/testing";
import { describe, expect, test } from "vitest";
import type { Journal as JournalClass } from "../fixtures/widened/input/journal.ts";
import type { Ledger as LedgerClass } from "../fixtures/widened/input/ledger.ts";
import { describeGraph } from "../support/graph.ts";
import { loadFixture } from "./fixture-project.ts";

interface Program {
  readonly Journal: typeof JournalClass;
  readonly Ledger: typeof LedgerClass;
}

const widened = loadFixture("widened");
const { Journal, Ledger } = (await import(/* @vite-ignore */ join(widened.build(), "main.js"))) as Program;

/** A method that puts in what cannot be stored, how it does that, and what the message names. */
const ways = [
  ["variable", "through a variable of a wider type", "Journal.entries[0]"],
  ["fitting", "through a variable of a type that it fits", "Journal.named[0]"],
  ["parameter", "through a parameter of a wider type", "Journal.entries[0]"],
  ["typeParameter", "through a parameter whose type is a parameter", "Journal.any[0]"],
  ["assigned", "with Object.assign", "Journal.entry.socket"],
  ["container", "into an array that was taken out of its property", "Journal.entries[0]"],
  ["map", "into a Map that was taken out of its property", 'Journal.byName.get("socket")[0]'],
  ["result", "through a result of a wider type, in a helper file", "Journal.last"],
  ["functions", "as a function", "Journal.last.tell"],
  ["promise", "as a promise", "Journal.last"],
  ["weak", "as a weak collection", "Journal.last"],
  ["symbol", "as a symbol of this run", "Journal.last"],
  ["madeBefore", "out of a variable of a module", "Journal.last"],
  ["pooled", "out of a collection of a module", "Journal.last"],
  ["ofClass", "out of a static field", "Journal.last"],
  ["transient", "out of a transient field", "Journal.last"],
  ["caught", "as an error that was caught", "Journal.last"],
  ["viaCallback", "out of a collection of a module, one by one", "Journal.entries[0]"],
] as const;

describe.each(ways)("%s: %s", (method, _, place) => {
  test("it is refused, nothing is journalled, and the state is as before", async () => {
    const storage = crashableMemory();
    const journal = await open(Journal, storage);
    await journal.note("before");
    await expectRefused(journal, () => journal[method](), place);
    await journal.note("after");
    await snapshot(journal);
    const lived = peek(journal, describeGraph);
    storage.crash();
    expect(peek(await open(Journal, storage), describeGraph)).toBe(lived);
  });

  test("it is refused where calls return when they are durable", () => {
    const journal = openSync(Journal, memory());
    journal.note("before");
    const before = peek(journal, describeGraph);
    expect(() => journal[method]()).toThrow(`COOPY5101 cannot-be-journalled: the command put into ${place} `);
    expect(status(journal).sequence).toBe(1);
    expect(peek(journal, describeGraph)).toBe(before);
    snapshot(journal);
    close(journal);
  });

  test("in a batch, none of it happens", async () => {
    const journal = await open(Journal, memory());
    const { note, [method]: put } = commands(Journal);
    const batch = () => execute(journal, [note("first"), put(), note("last")]);
    await expectRefused(journal, batch, place);
    await expect(batch()).rejects.toMatchObject({ index: 1 });
  });
});

test("a class that could be stored, and that no type of the state lets in, is refused as well", async () => {
  const ledger = await open(Ledger, memory());
  await expect(ledger.unknownToTheState()).rejects.toThrow("Ledger.line.gauge");
  expect(ledger.texts).toEqual([]);
  await close(ledger);
});

test("the message says what to do", async () => {
  const journal = await open(Journal, memory());
  await expect(journal.variable()).rejects.toThrow(
    "the command put into Journal.entries[0] what no snapshot could hold, and was undone. There, an instance of Socket cannot be journalled: the state does not know that class. Use one that its types name, or that its modules make.",
  );
});

test("what is only used is no one's business: the command is journalled, and comes back", async () => {
  const storage = crashableMemory();
  const journal = await open(Journal, storage);
  await journal.local("one");
  await journal.plain("two");
  await execute(journal, [commands(Journal).local("three"), commands(Journal).local("four")]);
  expect(status(journal).sequence).toBe(3);
  const lived = peek(journal, describeGraph);
  storage.crash();
  expect(peek(await open(Journal, storage), describeGraph)).toBe(lived);
});

test("an instance that holds what cannot be stored does not become a store, and leaves none", async () => {
  const storage = memory();
  const instance = new Journal();
  instance.variable();
  await expect(open(instance, storage)).rejects.toMatchObject({ code: "COOPY5101" });
  const journal = await open(Journal, storage);
  expect(status(journal).recovery.isNew).toBe(true);
  expect(journal.entries).toEqual([]);
});

test("outside stores all of it works", () => {
  const journal = new Journal();
  for (const [method] of ways) journal[method]();
  expect(journal.texts.length).toBe(ways.length);
});

async function expectRefused(
  journal: Persistent<JournalClass>,
  act: () => Promise<unknown>,
  place: string,
): Promise<void> {
  const before = peek(journal, describeGraph);
  const { sequence } = status(journal);
  await expect(act()).rejects.toMatchObject({
    code: "COOPY5101",
    message: expect.stringContaining(`the command put into ${place} `) as string,
  });
  expect(status(journal).sequence).toBe(sequence);
  expect(peek(journal, describeGraph)).toBe(before);
}
