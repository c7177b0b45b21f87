import {
  close,
  commands,
  execute,
  flush,
  memory,
  open,
  openSync,
  peek,
  read,
  snapshot,
  status,
  subscribe,
} from "coopy";
import { crashableMemory } from "coopy/testing";
import { describe, expect, test } from "vitest";
import { Counter } from "./counter.ts";

describe("a store opened with openSync", () => {
  test("gives results, not promises, and what it gave is durable", () => {
    const storage = crashableMemory();
    const counter = openSync(Counter, storage, { arguments: [5] });
    expect(counter.addAndTell(2)).toBe(7);
    expect(counter.note({ text: "milk" })).toBe(1);
    expect(counter.count()).toBe(1);
    expect(status(counter)).toMatchObject({ sequence: 2, durableSequence: 2, batchCount: 2 });
    storage.crash();
    const again = openSync(Counter, storage);
    expect(again.total).toBe(7);
    expect(again.entries).toEqual([{ text: "milk" }]);
  });

  test("runs execute, read, peek, flush, snapshot and close before they return", () => {
    const storage = memory();
    const counter = openSync(Counter, storage);
    const { add, addAndTell } = commands(Counter);
    expect(execute(counter, addAndTell(1))).toBe(1);
    expect(execute(counter, [add(2), addAndTell(3)])).toEqual([undefined, 6]);
    expect(read(counter, ({ total }) => total)).toBe(6);
    expect(peek(counter, ({ total }) => total)).toBe(6);
    flush(counter);
    snapshot(counter);
    expect(status(counter).sequence).toBe(2);
    close(counter);
    close(counter);
    expect(() => counter.total).toThrow(expect.objectContaining({ code: "COOPY5003" }));
    expect(() => counter.add(1)).toThrow(expect.objectContaining({ code: "COOPY5003" }));
    const again = openSync(Counter, storage);
    expect(status(again).recovery).toMatchObject({ snapshotSequence: 2, replayedCount: 0, wasClosed: true });
  });

  test("throws the very error of a command, which leaves no trace", () => {
    const counter = openSync(Counter, memory());
    counter.add(1);
    expect(() => counter.failAfterWriting("no")).toThrow(RangeError);
    expect(counter.total).toBe(1);
    expect(counter.entries).toEqual([]);
    expect(status(counter).sequence).toBe(1);
  });

  test("is closed by the end of its block", () => {
    const storage = memory();
    {
      using counter = openSync(Counter, storage);
      counter.add(3);
    }
    using again = openSync(Counter, storage);
    expect(again.total).toBe(3);
    expect(status(again).recovery.wasClosed).toBe(true);
  });

  test("has the same files as one opened with open", async () => {
    const storage = memory();
    const first = openSync(Counter, storage);
    first.add(1);
    close(first, { snapshot: false });
    const second = await open(Counter, storage);
    await second.add(2);
    await close(second, { snapshot: false });
    const third = openSync(Counter, storage);
    expect(third.total).toBe(3);
    expect(status(third).recovery.replayedCount).toBe(2);
  });

  test("tells listeners of a command before it returns", () => {
    const counter = openSync(Counter, memory());
    const heard: unknown[] = [];
    subscribe(counter, ({ name, sequence, arguments: args }) => heard.push([name, sequence, ...args]));
    counter.add(7);
    expect(heard).toEqual([["add", 1, 7]]);
  });

  test("goes on in new segments and keeps two snapshots", async () => {
    const storage = memory();
    const counter = openSync(Counter, storage, { segmentBytesMax: 1_000 });
    for (let index = 0; index < 100; index++) counter.add(1);
    const segments = () => storage.synchronous.list().filter((name) => name.startsWith("journal-")).length;
    expect(segments()).toBeGreaterThan(3);
    for (let round = 0; round < 3; round++) {
      snapshot(counter);
      counter.add(1);
    }
    expect(segments()).toBe(2);
    close(counter, { snapshot: false });
    expect(openSync(Counter, storage).total).toBe(103);
  });

  test("has one owner, whichever way it is opened", async () => {
    const storage = memory();
    const counter = openSync(Counter, storage);
    await expect(open(Counter, storage)).rejects.toMatchObject({ code: "COOPY5206" });
    close(counter);
    const promised = await open(Counter, storage);
    expect(() => openSync(Counter, storage)).toThrow(expect.objectContaining({ code: "COOPY5206" }));
    await close(promised);
  });
});

test("with syncThread main the thread that calls waits for the disk, and the journal is the same", async () => {
  const storage = memory();
  const counter = await open(Counter, storage, { syncThread: "main" });
  await Promise.all([counter.add(1), counter.add(2), counter.add(3)]);
  expect(status(counter)).toMatchObject({ durableSequence: 3, batchCount: 1 });
  await close(counter, { snapshot: false });
  expect(openSync(Counter, storage).total).toBe(6);
});

test("with syncThread main the thread that calls does not wait for snapshots", async () => {
  const storage = memory();
  const waitedFor: string[] = [];
  const observed = {
    ...storage,
    synchronous: {
      ...storage.synchronous,
      create(name: string) {
        waitedFor.push(name);
        return storage.synchronous.create(name);
      },
    },
  };
  const counter = await open(Counter, observed, { syncThread: "main" });
  await counter.add(1);
  waitedFor.length = 0;
  await snapshot(counter);
  expect(waitedFor).toEqual([expect.stringMatching(/^journal-/)]);
  expect(await storage.list()).toContainEqual(expect.stringMatching(/^snapshot-0*1\.snap$/));
  await close(counter);
});

test("a storage that must promise can not be waited for", async () => {
  const {
    name,
    lock,
    list,
    read: readFile,
    create,
    open: openFile,
    rename,
    remove,
    syncDirectory,
  } = memory();
  const promising = {
    name,
    lock,
    list,
    read: readFile,
    create,
    open: openFile,
    rename,
    remove,
    syncDirectory,
  };
  // @ts-expect-error it has no synchronous operations
  expect(() => openSync(Counter, promising)).toThrow(TypeError);
  await expect(open(Counter, promising, { syncThread: "main" })).rejects.toThrow(TypeError);
  await close(await open(Counter, promising));
});
