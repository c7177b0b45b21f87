import { CoopyError, close, commands, execute, flush, memory, open, openSync, snapshot, status } from "coopy";
import { crashableMemory, recording } from "coopy/testing";
import { expect, test } from "vitest";
import { Counter } from "./counter.ts";

test("more calls than may wait are refused before they run, and those that wait are not harmed", async () => {
  const counter = await open(Counter, memory(), { pendingCountMax: 3 });
  const waiting = [counter.add(1), counter.add(1), counter.add(1)];
  await expect(counter.add(100)).rejects.toMatchObject({ code: "COOPY5012", kind: "backlog-full" });
  await Promise.all(waiting);
  expect(counter.total).toBe(3);
  await counter.add(1);
  expect(counter.total).toBe(4);
});

test("more bytes than may wait are refused, until flush has made room", async () => {
  const counter = await open(Counter, memory(), { pendingBytesMax: 200 });
  const waiting = [counter.note({ text: "x".repeat(300) })];
  await expect(counter.add(1)).rejects.toMatchObject({ code: "COOPY5012" });
  await flush(counter);
  await counter.add(1);
  await Promise.all(waiting);
  expect(status(counter).sequence).toBe(2);
});

test("a command whose arguments are too large is refused before it runs, alone or among others", async () => {
  const counter = await open(Counter, memory(), { commandBytesMax: 100 });
  const large = { text: "x".repeat(200) };
  await expect(counter.note(large)).rejects.toMatchObject({ code: "COOPY5106", kind: "too-large" });
  const { add, note } = commands(Counter);
  await expect(execute(counter, [add(1), note(large)])).rejects.toMatchObject({
    code: "COOPY5106",
    index: 1,
  });
  expect(counter.total).toBe(0);
  expect(counter.entries).toEqual([]);
  expect(status(counter).sequence).toBe(0);
});

test.each(["commandBytesMax", "pendingCountMax", "pendingBytesMax", "segmentBytesMax"])(
  "%s must be a number that makes sense",
  (name) => {
    for (const value of [0, -1, 1.5, Number.NaN, 2 ** 60])
      expect(() => openSync(Counter, memory(), { [name]: value })).toThrow(RangeError);
  },
);

test("a command of 16 MiB is written, and comes back", () => {
  const storage = memory();
  const counter = openSync(Counter, storage);
  const text = "ab".repeat(8 * 1024 * 1024 - 100);
  counter.note({ text });
  close(counter, { snapshot: false });
  expect(openSync(Counter, storage).entries[0]!.text.length).toBe(text.length);
});

const full = () => new CoopyError("COOPY5211", "no room in memory");

test("when the disk is full what waits was not executed, and everything acknowledged is there when it is opened again", async () => {
  const storage = recording(crashableMemory());
  const counter = await open(Counter, storage);
  await counter.add(1);
  storage.failNext("write", full(), /journal/);
  const results = await Promise.allSettled([counter.add(10), counter.count(), counter.add(20)]);
  for (const result of results) expect(result).toMatchObject({ reason: { code: "COOPY5013" } });
  expect(() => counter.total).toThrow(expect.objectContaining({ code: "COOPY5013" }));
  await expect(counter.add(1)).rejects.toMatchObject({ code: "COOPY5013", kind: "not-executed" });
  await close(counter);
  const again = await open(Counter, storage);
  expect(again.total).toBe(1);
  expect(status(again).recovery.tornTail).toBeUndefined();
  await again.add(5);
  expect(again.total).toBe(6);
});

test("when the disk is full and what was written can not be taken back, the outcome is unknown", async () => {
  const storage = recording(crashableMemory());
  const counter = await open(Counter, storage);
  await counter.add(1);
  storage.failNext("write", full(), /journal/);
  storage.failNext("truncate", new Error("EIO"), /journal/);
  await expect(counter.add(10)).rejects.toMatchObject({ code: "COOPY5007" });
  await close(counter);
});

test("when there is no room for another segment, the journal goes on in the one it has", async () => {
  const storage = recording(crashableMemory());
  const counter = await open(Counter, storage, { segmentBytesMax: 1_000 });
  storage.failNext("create", full(), /journal.*tmp/);
  for (let count = 1; storage.count("rename", /journal/) < 2; count++) {
    await counter.add(1);
    expect(counter.total).toBe(count);
  }
  const { total } = counter;
  await close(counter, { snapshot: false });
  const again = await open(Counter, storage);
  expect(again.total).toBe(total);
});

test("when there is no room for a snapshot, it fails and the store goes on", async () => {
  const storage = recording(crashableMemory());
  const counter = await open(Counter, storage);
  await counter.add(1);
  storage.failNext("write", full(), /snapshot/);
  await expect(snapshot(counter)).rejects.toMatchObject({ code: "COOPY5207" });
  storage.failNext("create", full(), /journal.*tmp/);
  await counter.add(1);
  await expect(snapshot(counter)).rejects.toMatchObject({ code: "COOPY5207" });
  await counter.add(1);
  await snapshot(counter);
  await close(counter);
  expect((await open(Counter, storage)).total).toBe(3);
});
