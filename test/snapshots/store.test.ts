import { join } from "node:path";
import {
  close,
  flush,
  memory,
  open,
  openSync,
  type Persistent,
  peek,
  type SnapshotProgress,
  snapshot,
  status,
  subscribe,
} from "coopy";
import { crashableMemory, recording } from "coopy/testing";
import { describe, expect, test, vi } from "vitest";
import type { Bank } from "../fixtures/identity/input/bank.ts";
import { Counter, insides } from "../runtime/counter.ts";
import { describeGraph } from "../support/graph.ts";
import { seedFrom } from "../support/seed.ts";
import { loadFixture } from "../transformer/fixture-project.ts";

const compiled = loadFixture("identity").build();
const { Bank: BankClass } = (await import(join(compiled, "bank.js"))) as { Bank: typeof Bank };
const seed = seedFrom("SEED");

/** So many that writing them takes several slices of time. */
const accountCount = 20_000;

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function bankWith(storage = crashableMemory(), count = accountCount) {
  const bank = await open(BankClass, storage, { commandBytesMax: 2 ** 26 });
  const all = Array.from({ length: count }, (_, index) => ({ owner: `owner ${index}`, balance: index }));
  await bank.openAll(JSON.stringify(all));
  return { storage, bank };
}

function look(bank: Persistent<Bank>): string {
  return peek(bank, (system) => describeGraph(system));
}

async function expectRecovered(storage: ReturnType<typeof crashableMemory>, bank: Persistent<Bank>) {
  await flush(bank);
  const lived = look(bank);
  storage.crash();
  const again = await open(BankClass, storage);
  // Not `toBe`: the difference of texts that long takes minutes.
  expect(look(again) === lived).toBe(true);
  return again;
}

/** What the state had let go of is refused when a snapshot without it is complete. */
function isNoLongerStored(error: unknown): void {
  expect(error).toMatchObject({ code: "COOPY5104" });
}

const filesOf = async (storage: { list(): Promise<readonly string[]> }, pattern: RegExp) =>
  (await storage.list()).filter((name) => pattern.test(name));

describe("commands during a snapshot", () => {
  test(`what is recovered from it and the journal behind it is what was lived (SEED=${seed})`, async () => {
    let number = seed;
    const dice = (count: number) => {
      number = (Math.imul(number, 1664525) + 1013904223) >>> 0;
      return (number >>> 8) % count;
    };
    const { storage, bank } = await bankWith();
    let recovered = bank;
    for (let round = 0; round < 4; round++) {
      const gone = [dice(5_000), dice(5_000)].map((index) => recovered.accounts[index]!);
      await recovered.close(...new Set(gone));
      const taken = snapshot(recovered);
      for (let left = dice(25); left > 0; left--) {
        await turn();
        const at = () => recovered.accounts[dice(recovered.accounts.length)]!;
        void recovered.deposit(at(), dice(100));
        void recovered.transfer({ from: at(), to: gone[0]! }, dice(10)).catch(isNoLongerStored);
        if (dice(3) === 0) void recovered.add(gone[dice(2)]!).catch(isNoLongerStored);
        if (dice(3) === 0) void recovered.close(at());
        if (dice(3) === 0) void recovered.open(`new ${dice(1000)}`);
        if (dice(3) === 0) void recovered.rename(at(), `renamed ${dice(100)}`);
        if (dice(5) === 0) await recovered.openLimited(at(), 3);
      }
      await taken;
      recovered = await expectRecovered(storage, recovered);
      expect(status(recovered).recovery.setAside).toEqual([]);
    }
  });

  test("an object that the state had let go of, and a command is given meanwhile, is in it", async () => {
    for (const waits of [0, 1]) {
      const { storage, bank } = await bankWith(crashableMemory(), 4 * accountCount);
      const detached = bank.accounts[7]!;
      const other = bank.accounts[9]!;
      await bank.close(detached, other);
      const taken = snapshot(bank);
      while (status(bank).snapshots.inProgress === undefined) await turn();
      for (let left = waits; left > 0; left--) await turn();
      await bank.deposit(detached, 5);
      await taken;
      await bank.add(detached);
      await expect(bank.deposit(other, 1)).rejects.toMatchObject({ code: "COOPY5104" });
      const again = await expectRecovered(storage, bank);
      expect(again.byOwner.get("owner 7")).toEqual({ owner: "owner 7", balance: 12 });
      expect(status(again).recovery.replayedCount).toBe(2);
    }
  });

  test("arguments that hold parts of the state as copies do not disturb it", async () => {
    const { storage, bank } = await bankWith();
    const taken = snapshot(bank);
    for (let round = 0; round < 5; round++) {
      await turn();
      await bank.file(new Map([["all", bank.notes as never]]));
    }
    await taken;
    await expectRecovered(storage, bank);
  });
});

describe("a snapshot ends", () => {
  test("by close, which takes its own: its caller is told", async () => {
    const { storage, bank } = await bankWith();
    const taken = snapshot(bank);
    await turn();
    await turn();
    await bank.deposit(bank.accounts[0]!, 1);
    const closed = close(bank);
    await expect(taken).rejects.toMatchObject({ code: "COOPY5014" });
    await closed;
    expect(await filesOf(storage, /tmp/)).toEqual([]);
    const again = await open(BankClass, storage);
    expect(again.accounts[0]!.balance).toBe(1);
    expect(status(again).recovery).toMatchObject({ replayedCount: 0, wasClosed: true });
  });

  test("by close without a snapshot, and with it those that wait for their turn", async () => {
    const { storage, bank } = await bankWith();
    const taken = [snapshot(bank), snapshot(bank)];
    await turn();
    const closed = close(bank, { snapshot: false });
    const codes = (await Promise.allSettled(taken)).map(
      (one) => one.status === "rejected" && one.reason.code,
    );
    expect(codes).toEqual(["COOPY5014", "COOPY5014"]);
    await closed;
    expect(await filesOf(storage, /tmp|snapshot-0*1\./)).toEqual([]);
    expect((await open(BankClass, storage)).accounts.length).toBe(accountCount);
  });

  test("not by close, when it holds all that ran", async () => {
    const { storage, bank } = await bankWith();
    const taken = snapshot(bank);
    await close(bank);
    await taken;
    expect((await filesOf(storage, /snap$/)).length).toBe(2);
  });

  test.each(["create", "write", "sync", "rename"] as const)(
    "by a %s that fails: alone, and the next one holds everything",
    async (kind) => {
      const memory = crashableMemory();
      const storage = recording(memory);
      const { bank } = await bankWith(storage as never);
      storage.failNext(kind, new Error("broken"), /snapshot/);
      const taken = snapshot(bank);
      const calls = Array.from({ length: 20 }, (_, index) => bank.deposit(bank.accounts[index]!, 1));
      await expect(taken).rejects.toMatchObject({ code: "COOPY5207" });
      await Promise.all(calls);
      expect(status(bank).snapshots).toMatchObject({ newestSequence: 0, inProgress: undefined });
      await bank.deposit(bank.accounts[0]!, 1);
      await snapshot(bank);
      await bank.deposit(bank.accounts[0]!, 1);
      const again = await expectRecovered(memory, bank);
      expect(status(again).recovery.replayedCount).toBe(1);
    },
  );

  test("by a value that no state can hold: nothing is left of it, and commands go on", async () => {
    const storage = crashableMemory();
    const counter = await open(Counter, storage);
    insides.set("put a function", (system) => {
      system.entries = [{ text: (() => 1) as never }];
    });
    insides.set("take it away", (system) => {
      system.entries = [];
    });
    await counter.whatever("put a function");
    await expect(snapshot(counter)).rejects.toMatchObject({ code: "COOPY5101" });
    expect(await filesOf(storage, /tmp/)).toEqual([]);
    await counter.whatever("take it away");
    await counter.add(1);
    await snapshot(counter);
    storage.crash();
    expect((await open(Counter, storage)).total).toBe(1);
  });
});

describe("without being asked for, a snapshot is taken", () => {
  test("when so much of the journal was written, that of earlier owners included", async () => {
    const storage = crashableMemory();
    const options = { snapshots: { journalBytesMax: 1_600 } };
    let counter = await open(Counter, storage, options);
    for (let index = 0; index < 20; index++) await counter.add(1);
    expect(status(counter).snapshots.newestSequence).toBe(0);
    storage.crash();
    counter = await open(Counter, storage, options);
    await vi.waitFor(async () => {
      await counter.add(1);
      expect(status(counter).snapshots.newestSequence).toBeGreaterThan(20);
    });
    expect(status(counter).sequence).toBeLessThan(60);
    storage.crash();
    expect((await open(Counter, storage)).total).toBe(counter.total);
  });

  test("of a store of openSync, too, before the command returns", () => {
    const counter = openSync(Counter, memory(), { snapshots: { journalBytesMax: 1_000 } });
    const newest: number[] = [];
    for (let index = 0; index < 100; index++) {
      counter.add(1);
      newest.push(status(counter).snapshots.newestSequence);
    }
    expect(new Set(newest).size).toBeGreaterThan(3);
    snapshot(counter);
    expect(status(counter).snapshots.newestSequence).toBe(100);
    close(counter);
  });

  test("when so much time has passed, if anything ran", async () => {
    const counter = await open(Counter, memory(), { snapshots: { intervalMs: 20 } });
    await new Promise((resolve) => setTimeout(resolve, 70));
    expect(status(counter).snapshots.newestSequence).toBe(0);
    await counter.add(1);
    await vi.waitFor(() => expect(status(counter).snapshots.newestSequence).toBe(1));
    await close(counter);
  });

  test("one that fails is told once as a warning, stands in the status, and is tried again", async () => {
    const warnings: unknown[] = [];
    const warn = vi
      .spyOn(process, "emitWarning")
      .mockImplementation((warning) => void warnings.push(warning));
    const storage = recording(crashableMemory());
    const counter = await open(Counter, storage, { snapshots: { journalBytesMax: 500 } });
    for (let count = 0; count < 2; count++) storage.failNext("write", new Error("broken"), /snapshot/);
    for (let index = 0; index < 30; index++) await counter.add(1);
    await vi.waitFor(async () => {
      await counter.add(1);
      expect(status(counter).snapshots.newestSequence).toBeGreaterThan(0);
    });
    expect(status(counter).snapshots.failure).toBe(undefined);
    expect(warnings.length).toBe(1);
    await close(counter);
    warn.mockRestore();
  });

  test("at close, unless it is told not to when it is opened or closed", async () => {
    const storage = memory();
    for (const [atClose, asked] of [
      [false, undefined],
      [true, false],
      [false, true],
    ] as const) {
      const counter = await open(Counter, storage, { snapshots: { atClose } });
      await counter.add(1);
      const { sequence } = status(counter);
      await close(counter, asked === undefined ? {} : { snapshot: asked });
      const isTaken = (await storage.list()).some((name) =>
        name.endsWith(`${sequence.toString(16).padStart(16, "0")}.snap`),
      );
      expect(isTaken).toBe(asked ?? atClose);
    }
  });

  test("never when the options say so; others are refused", async () => {
    const counter = await open(Counter, memory(), { snapshots: { journalBytesMax: 0, atClose: false } });
    for (let index = 0; index < 100; index++) await counter.add(1);
    expect(status(counter).snapshots.newestSequence).toBe(0);
    await close(counter);
    const wrong = open(Counter, memory(), { snapshots: { intervalMs: -1 } });
    await expect(wrong).rejects.toThrow(
      "snapshots.intervalMs must be an integer from 0 to 2147483647, not -1",
    );
  });
});

test("how a snapshot proceeds is told to those who want to hear it, and stands in the status", async () => {
  const { bank } = await bankWith();
  const told: SnapshotProgress[] = [];
  const commands: string[] = [];
  const end = subscribe(bank, ({ name }) => void commands.push(name), {
    onSnapshot: (progress) => void told.push(progress),
  });
  const taken = snapshot(bank);
  while (status(bank).snapshots.inProgress === undefined) await turn();
  expect(status(bank).snapshots.inProgress).toMatchObject({ sequence: 1, phase: "writing" });
  await taken;
  expect(told.length).toBeGreaterThan(2);
  expect(told.map(({ sequence }) => sequence)).toEqual(told.map(() => 1));
  expect(told.map(({ phase }) => phase)).toEqual([...told.slice(1).map(() => "writing"), "complete"]);
  expect(told.at(-1)!.objectCount).toBeGreaterThan(accountCount);
  end();
  await bank.deposit(bank.accounts[0]!, 1);
  await snapshot(bank);
  expect(told.at(-1)!.sequence).toBe(1);
  expect(commands).toEqual([]);
});
