import { close, open, snapshot, status } from "coopy";
import { crashableMemory, recording } from "coopy/testing";
import { expect, test } from "vitest";
import { Counter } from "./counter.ts";

const isSnapshot = (name: string) => name.endsWith(".snap");

async function withSnapshots(count: number) {
  const storage = crashableMemory();
  const counter = await open(Counter, storage);
  for (let index = 0; index < count; index++) {
    await counter.add(1);
    await snapshot(counter);
  }
  await counter.add(1);
  return { storage, counter };
}

test("two snapshots and the journal behind the older one are kept, and nothing else", async () => {
  const { storage } = await withSnapshots(5);
  const names = await storage.list();
  expect(names.filter(isSnapshot).sort()).toEqual([
    "snapshot-0000000000000004.snap",
    "snapshot-0000000000000005.snap",
  ]);
  expect(names.filter((name) => name.endsWith(".log")).length).toBe(2);
});

test("a rotten snapshot is set aside and costs time, not data", async () => {
  const { storage } = await withSnapshots(3);
  storage.crash();
  const newest = (await storage.list()).filter(isSnapshot).sort().at(-1)!;
  const bytes = await storage.read(newest);
  bytes[bytes.length >> 1]! ^= 1;
  storage.overwrite(newest, bytes);
  const counter = await open(Counter, storage);
  expect(counter.total).toBe(4);
  const { recovery } = status(counter);
  expect(recovery.snapshotSequence).toBe(2);
  expect(recovery.setAside).toEqual([expect.stringContaining(`${newest}.rotten-`)]);
  expect(await storage.list()).toContain(recovery.setAside[0]);
});

test("a rotten snapshot without the journal that leads to it is damage", async () => {
  const { storage } = await withSnapshots(3);
  storage.crash();
  const names = await storage.list();
  const newest = names.filter(isSnapshot).sort().at(-1)!;
  storage.overwrite(newest, (await storage.read(newest)).subarray(0, 100));
  const between = names.filter((name) => name.endsWith(".log")).sort()[0]!;
  await storage.remove(between);
  await expect(open(Counter, storage)).rejects.toMatchObject({ code: "COOPY5201" });
});

test("a snapshot that cannot be written fails alone: commands go on, and nothing is lost", async () => {
  const memory = crashableMemory();
  const storage = recording(memory);
  const counter = await open(Counter, storage);
  await counter.add(1);
  storage.failNext("write", new Error("full"), /snapshot/);
  await expect(snapshot(counter)).rejects.toMatchObject({ code: "COOPY5207" });
  await counter.add(1);
  await snapshot(counter);
  await counter.add(1);
  memory.crash();
  const again = await open(Counter, memory);
  expect(again.total).toBe(3);
  expect(status(again).recovery.replayedCount).toBe(1);
});

test("commands go on while a snapshot is being written, and it holds none of them", async () => {
  const memory = crashableMemory();
  const counter = await open(Counter, memory);
  await counter.add(1);
  const taken = snapshot(counter);
  const calls = Array.from({ length: 50 }, () => counter.add(1));
  await Promise.all([taken, ...calls]);
  memory.crash();
  expect((await open(Counter, memory)).total).toBe(51);
});

test("wherever the machine stops during a snapshot, the state is recovered", async () => {
  for (let stopAfter = 0; stopAfter < 25; stopAfter++) {
    const memory = crashableMemory();
    const counter = await open(Counter, memory);
    await counter.add(1);
    await snapshot(counter);
    await counter.add(1);
    const taken = snapshot(counter).catch(() => {});
    for (let step = 0; step < stopAfter; step++)
      await new Promise<void>((resolve) => queueMicrotask(resolve));
    if (stopAfter > 12) await new Promise((resolve) => setImmediate(resolve));
    for (let step = 0; step < stopAfter; step++)
      await new Promise<void>((resolve) => queueMicrotask(resolve));
    memory.crash();
    await taken;
    const again = await open(Counter, memory);
    expect(again.total).toBe(2);
    await again.add(1);
    await close(again);
    expect((await open(Counter, memory)).total).toBe(3);
  }
});

test("an undo after a snapshot brings back what the snapshot holds and what ran since", async () => {
  const { counter } = await withSnapshots(2);
  await expect(counter.failAfterWriting("no")).rejects.toThrow("no");
  expect(counter.total).toBe(3);
  await counter.add(1);
  expect(counter.total).toBe(4);
});
