import { join } from "node:path";
import { close, open, type Persistent, peek, snapshot, status, subscribe } from "coopy";
import { files } from "coopy/generated/v1";
import { crashableMemory } from "coopy/testing";
import { describe, expect, test } from "vitest";
import type { Account } from "../fixtures/identity/input/account.ts";
import type { Bank } from "../fixtures/identity/input/bank.ts";
import type * as notes from "../fixtures/identity/input/note.ts";
import { describeGraph } from "../support/graph.ts";
import { loadFixture } from "../transformer/fixture-project.ts";

const compiled = loadFixture("identity").build();
const { Bank: BankClass } = (await import(join(compiled, "bank.js"))) as { Bank: typeof Bank };
const { Money, Note } = (await import(join(compiled, "note.js"))) as typeof notes;

describe("an object of the state", () => {
  test("is passed as itself: by a field, a result, nested, and again after a restart", async () => {
    const storage = crashableMemory();
    const bank = await open(BankClass, storage);
    const ann = await bank.open("Ann");
    await bank.deposit(ann, 1);
    await bank.deposit(bank.accounts[0]!, 2);
    await bank.transfer({ from: ann, to: await bank.open("Bob") }, 3);
    expect(bank.accounts.map(({ balance }) => balance)).toEqual([0, 3]);

    const again = await reopened(storage, bank);
    await again.deposit(again.byOwner.get("Bob")!, 4);
    expect(again.accounts[1]!.balance).toBe(7);
    expect(again.accounts[1]).toBe(again.byOwner.get("Bob"));
    await reopened(storage, again);
  });

  test("keeps its number over snapshots, also where others left before it", async () => {
    const storage = crashableMemory();
    let bank = await open(BankClass, storage);
    for (const owner of ["Ann", "Bob", "Cid", "Dan"]) await bank.open(owner);
    await bank.close(bank.accounts[1]!);
    await snapshot(bank);
    await bank.deposit(bank.accounts[2]!, 5);
    bank = await reopened(storage, bank);
    await bank.deposit(await bank.open("Eve"), 6);
    await bank.deposit(bank.accounts[0]!, 7);
    bank = await reopened(storage, bank);
    expect(bank.accounts.map(({ owner, balance }) => [owner, balance])).toEqual([
      ["Ann", 7],
      ["Cid", 0],
      ["Dan", 5],
      ["Eve", 6],
    ]);
  });

  test("that the state no longer holds can be passed until a snapshot is taken", async () => {
    const storage = crashableMemory();
    const bank = await open(BankClass, storage);
    const ann = await bank.open("Ann");
    await bank.close(ann);
    await bank.deposit(ann, 1);
    await bank.add(ann);
    expect(bank.accounts).toEqual([{ owner: "Ann", balance: 1 }]);

    await bank.close(ann);
    await snapshot(bank);
    const { sequence } = status(bank);
    await expect(bank.deposit(ann, 1)).rejects.toMatchObject({ code: "COOPY5104" });
    expect(status(bank).sequence).toBe(sequence);
    await bank.add({ ...ann });
    await reopened(storage, bank);
  });

  test("of another store is refused, and a copy of it is not", async () => {
    const bank = await open(BankClass, crashableMemory());
    const other = await open(BankClass, crashableMemory());
    const ann = await other.open("Ann");
    const note = await other.note("theirs");
    await expect(bank.add(ann)).rejects.toMatchObject({ code: "COOPY5103" });
    await expect(bank.see(note, "x")).rejects.toMatchObject({ code: "COOPY5103" });
    await expect(bank.transfer({ from: ann, to: ann }, 1)).rejects.toMatchObject({ code: "COOPY5103" });
    expect(status(bank).sequence).toBe(0);
    await bank.add(structuredClone(ann));
    await close(other);
    await expect(bank.add(ann)).rejects.toMatchObject({ code: "COOPY5103" });
  });

  test("is known after a command threw, and what that command made is not", async () => {
    const storage = crashableMemory();
    const bank = await open(BankClass, storage);
    const ann = await bank.open("Ann");
    const error = (await bank.fail(ann, new Note("lost")).catch((reason: unknown) => reason)) as Error;
    expect(error.message).toBe("failed");
    expect(bank.accounts).toEqual([{ owner: "Ann", balance: 0 }]);

    // The number of what was undone goes to the next: the one that leaked must not be taken for it.
    await bank.open("Bob");
    await bank.deposit(error.cause as Account, 1000);
    await bank.deposit(ann, 1);
    expect(bank.accounts.map(({ balance }) => balance)).toEqual([1, 0]);
    await reopened(storage, bank);
  });

  test("is what listeners see, and what is fresh they see as a copy of their own", async () => {
    const bank = await open(BankClass, crashableMemory());
    const seen: unknown[] = [];
    subscribe(bank, (committed) => seen.push(committed.arguments[0]));
    const ann = await bank.add({ owner: "Ann", balance: 0 });
    await bank.deposit(ann, 1);
    expect(seen).toEqual([
      { owner: "Ann", balance: 0 },
      { owner: "Ann", balance: 1 },
    ]);
    expect(seen[0]).not.toBe(ann);
    expect(seen[1]).toBe(ann);
  });
});

describe("a fresh argument", () => {
  test("is copied with what it shares, and belongs to the caller", async () => {
    const storage = crashableMemory();
    const bank = await open(BankClass, storage);
    const note = new Note("mine");
    note.see(note);
    expect(await bank.file(new Map([["a", [note, note]]]))).toBe(1);
    note.text = "changed";
    expect(bank.notes[0]!.text).toBe("mine");
    expect(bank.notes[0]!.seenBy[0]).toBe(bank.notes[0]);
    await reopened(storage, bank);
  });

  test("that is an instance is refused the second time, for the store has it", async () => {
    const bank = await open(BankClass, crashableMemory());
    const note = await bank.note("first");
    const mine = new Note("mine");
    await bank.see(note, mine);
    await expect(bank.see(note, mine)).rejects.toMatchObject({ code: "COOPY5105" });
    await expect(bank.file(new Map([["a", [mine]]]))).rejects.toMatchObject({ code: "COOPY5105" });
    await bank.see(note, bank.notes[0]!.seenBy[0]!);
    expect(bank.notes[0]!.seenBy).toHaveLength(2);
  });

  test("that is an instance can be passed again when the command did not happen", async () => {
    const bank = await open(BankClass, crashableMemory());
    const ann = await bank.open("Ann");
    const mine = new Note("mine");
    await expect(bank.fail(ann, mine)).rejects.toThrow("failed");
    const refused = bank.file(new Map([["a", [mine, (() => 1) as never]]]));
    await expect(refused).rejects.toMatchObject({ code: "COOPY5101" });
    expect(await bank.file(new Map([["a", [mine]]]))).toBe(1);
  });

  test("that nothing can change is copied as often as it is passed", async () => {
    const bank = await open(BankClass, crashableMemory());
    const price = new Money(3, "EUR");
    expect(await bank.set(price)).toBe(false);
    expect(await bank.set(price)).toBe(false);
    expect(await bank.set(bank.total)).toBe(true);
  });
});

test("numbers do not show: no keys, and copies are fresh", async () => {
  const bank = await open(BankClass, crashableMemory());
  const ann = await bank.open("Ann");
  expect(Reflect.ownKeys(ann)).toEqual(["owner", "balance"]);
  expect(ann).toEqual({ owner: "Ann", balance: 0 });
  expect(structuredClone(ann)).toStrictEqual({ owner: "Ann", balance: 0 });
  for (const copy of [{ ...ann }, Object.assign({}, ann), structuredClone(ann)]) {
    await bank.deposit(copy, 100);
    await bank.add(copy);
  }
  expect(bank.accounts.map(({ balance }) => balance)).toEqual([0, 0, 0, 0]);
  expect(new Set(bank.accounts).size).toBe(4);
});

test("a file that makes objects of the state and was not compiled is missed", () => {
  expect(() => files({ "shop/account.ts": "1" })).toThrow(/COOPY5002.*shop\/account\.ts/);
});

/** The state after a crash; it is the one before. */
async function reopened(
  storage: ReturnType<typeof crashableMemory>,
  bank: Persistent<Bank>,
): Promise<Persistent<Bank>> {
  const lived = peek(bank, describeGraph);
  storage.crash();
  const again = await open(BankClass, storage);
  expect(peek(again, describeGraph)).toBe(lived);
  return again;
}
