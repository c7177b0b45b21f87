import { join } from "node:path";
import { close, open, peek, read } from "coopy";
import { crashableMemory } from "coopy/testing";
import { expect, test } from "vitest";
import type * as program from "../fixtures/hooks/input/main.ts";
import { loadFixture } from "../transformer/fixture-project.ts";

const { Account, Ledger, start, ways } = (await import(
  join(loadFixture("hooks").build(), "main.js")
)) as typeof program;

const refused = { code: "COOPY5010" };

test("a method that writes is refused outside commands, on objects of a store, and named", async () => {
  const ledger = await start(crashableMemory());
  const account = ledger.accounts.get("a") as InstanceType<typeof Account>;
  expect(() => account.withdraw(1)).toThrow(expect.objectContaining(refused));
  expect(() => account.withdraw(1)).toThrow("Account.withdraw");
  expect(() => {
    account.pin = 5;
  }).toThrow(expect.objectContaining(refused));
  await expect(read(ledger, () => account.withdraw(1))).rejects.toMatchObject(refused);
  expect(() => peek(ledger, (system) => (system as InstanceType<typeof Ledger>).step(false))).toThrow(
    expect.objectContaining(refused),
  );
  expect([account.balance, account.pin]).toEqual([100, 1]);
  await ledger.transfer(false);
  expect(account.balance).toBe(90);
});

test("so are those that a command made, and those of a store that was closed, with a snapshot or without", async () => {
  for (const snapshot of [true, false]) {
    const ledger = await start(crashableMemory());
    const made = (await ledger.fresh(false)) as InstanceType<typeof Account>;
    expect(() => made.withdraw(1)).toThrow(expect.objectContaining(refused));
    const account = ledger.accounts.get("b") as InstanceType<typeof Account>;
    await close(ledger, { snapshot });
    expect(() => account.withdraw(1)).toThrow(expect.objectContaining(refused));
    expect(() => made.withdraw(1)).toThrow(expect.objectContaining(refused));
  }
});

test("those that came back from disk are refused, too", async () => {
  const storage = crashableMemory();
  await close(await start(storage));
  const ledger = await start(storage);
  const account = ledger.accounts.get("a") as InstanceType<typeof Account>;
  expect(() => account.withdraw(1)).toThrow(expect.objectContaining(refused));
});

test("instances that belong to no store work freely, while stores are open and after one was made of them", async () => {
  const plain = new Ledger();
  const ledger = await open(plain, crashableMemory());
  for (const way of ways) plain[way](false);
  const account = new Account("c");
  account.withdraw(5);
  expect(account.balance).toBe(95);
  await read(ledger, () => account.withdraw(5));
  expect(account.balance).toBe(90);
  expect(ledger.count).toBe(1);
});
