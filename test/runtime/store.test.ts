import {
  CoopyError,
  close,
  commands,
  execute,
  flush,
  memory,
  open,
  peek,
  read,
  snapshot,
  status,
  subscribe,
} from "coopy";
import * as $c from "coopy/generated/v1";
import { crashableMemory, recording } from "coopy/testing";
import { expect, test, vi } from "vitest";
import { Counter, insides } from "./counter.ts";

test("what was acknowledged is there after a crash", async () => {
  const storage = crashableMemory();
  const counter = await open(Counter, storage);
  await counter.add(1);
  await counter.add(2);
  storage.crash();
  const again = await open(Counter, storage);
  expect(again.total).toBe(3);
  expect(status(again).recovery).toMatchObject({ isNew: false, replayedCount: 2, wasClosed: false });
});

test("close, open, close, open: the state is there, and no file piles up", async () => {
  const storage = crashableMemory();
  for (let round = 0; round < 5; round++) {
    const counter = await open(Counter, storage);
    expect(counter.total).toBe(round);
    expect(status(counter).recovery.replayedCount).toBe(0);
    await counter.add(1);
    await close(counter);
    await close(await open(Counter, storage));
  }
  const names = await storage.list();
  expect(names.filter((name) => name.startsWith("snapshot")).length).toBe(2);
  expect(names.length).toBeLessThan(8);
});

test("of three calls without await the second throws: the first and the third survive, live and after a crash", async () => {
  const storage = crashableMemory();
  const counter = await open(Counter, storage);
  const calls = [counter.add(1), counter.failAfterWriting("no"), counter.add(2)];
  const settled = await Promise.allSettled(calls);
  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(counter.total).toBe(3);
  expect(counter.entries).toEqual([]);
  storage.crash();
  const again = await open(Counter, storage);
  expect(again.total).toBe(3);
  expect(again.entries).toEqual([]);
  expect(status(again).recovery.replayedCount).toBe(2);
});

test("an undo brings back thousands of commands, recovered and new, long and short", async () => {
  const storage = crashableMemory();
  let counter = await open(Counter, storage);
  const texts = Array.from({ length: 3000 }, (_, index) => "x".repeat(index % 50 === 0 ? 5000 : 10));
  const note = (from: number, to: number) =>
    Promise.all(texts.slice(from, to).map((text) => counter.note({ text })));
  await note(0, 1000);
  storage.crash();
  counter = await open(Counter, storage);
  for (let from = 1000; from < 3000; from += 250) await note(from, from + 250);
  await expect(counter.failAfterWriting("no")).rejects.toThrow("no");
  expect(counter.total).toBe(0);
  expect(counter.entries.map(({ text }) => text)).toEqual(texts);
});

test("a command rejects with the very error it threw", async () => {
  const counter = await open(Counter, memory());
  const error = new (class Insufficient extends Error {})("funds");
  insides.set("very error", () => {
    throw error;
  });
  await expect(counter.whatever("very error")).rejects.toBe(error);
});

test("no promise resolves before the sync that covers it: commands, queries, rejections, reads", async () => {
  const storage = recording(memory());
  const counter = await open(Counter, storage);
  const release = storage.holdSyncs();
  const settled: string[] = [];
  const watch = (name: string, promise: Promise<unknown>) =>
    promise.then(
      () => settled.push(name),
      () => settled.push(name),
    );
  const all = [
    watch("command", counter.addAndTell(1)),
    watch("query", counter.count()),
    watch("rejection", counter.failAfterWriting("no")),
    watch(
      "read",
      read(counter, (system) => system.total),
    ),
    watch("flush", flush(counter)),
  ];
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(settled).toEqual([]);
  expect(counter.total).toBe(1);
  release();
  await Promise.all(all);
  expect(settled.length).toBe(5);
});

test("with nothing outstanding a query is answered without a sync", async () => {
  const storage = recording(memory());
  const counter = await open(Counter, storage);
  const before = storage.count("sync");
  expect(await counter.count()).toBe(0);
  expect(storage.count("sync")).toBe(before);
});

test("64 concurrent callers share syncs", async () => {
  const storage = recording(memory());
  const counter = await open(Counter, storage);
  const caller = async () => {
    for (let call = 0; call < 20; call++) await counter.addAndTell(1);
  };
  await Promise.all(Array.from({ length: 64 }, caller));
  expect(counter.total).toBe(64 * 20);
  expect(status(counter).syncCount).toBeLessThanOrEqual(22);
});

test("an argument that is changed by its caller afterwards is not changed in the state", async () => {
  const counter = await open(Counter, memory());
  const entry = { text: "as given" };
  const noted = counter.note(entry);
  entry.text = "changed";
  await noted;
  expect(counter.entries).toEqual([{ text: "as given" }]);
});

test("an argument that cannot be journalled fails before the state is touched", async () => {
  const counter = await open(Counter, memory());
  await expect(counter.note({ text: (() => {}) as never })).rejects.toMatchObject({ code: "COOPY5101" });
  await expect((counter.add as () => Promise<void>)()).rejects.toMatchObject({ code: "COOPY5008" });
  await counter.add(1);
  expect(counter.total).toBe(1);
  expect(status(counter).sequence).toBe(1);
});

test("a command that returns a promise is refused and undone", async () => {
  const counter = await open(Counter, memory());
  await expect(counter.later()).rejects.toMatchObject({ code: "COOPY5011" });
  expect(counter.total).toBe(0);
});

test("a handle called inside a command, a query or a read is refused, and the command undone", async () => {
  const counter = await open(Counter, memory());
  insides.set("outer", (system) => {
    $c.touch(system, "total", system.total);
    system.total = 5;
    return counter.add(1);
  });
  await expect(counter.whatever("outer")).rejects.toMatchObject({ code: "COOPY5005" });
  await expect(read(counter, () => void counter.add(1))).rejects.toMatchObject({ code: "COOPY5005" });
  expect(() => peek(counter, () => void counter.count())).toThrow(
    expect.objectContaining({ code: "COOPY5005" }),
  );
  expect(counter.total).toBe(0);
});

test("commands executed together are one record, all or none, and tell which of them threw", async () => {
  const storage = crashableMemory();
  const counter = await open(Counter, storage);
  const { add, addAndTell, failAfterWriting, stamp } = commands(Counter);
  expect(Object.isFrozen(add(1))).toBe(true);
  const [, total, first, second] = await execute(counter, [add(1), addAndTell(2), stamp(), stamp()]);
  expect(total).toBe(3);
  expect(first).toBe(second);
  expect(status(counter).sequence).toBe(1);
  const failed = execute(counter, [add(10), failAfterWriting("no"), add(20)]);
  await expect(failed).rejects.toMatchObject({ message: "no", index: 1 });
  expect(counter.total).toBe(3);
  expect(await execute(counter, addAndTell(1))).toBe(4);
  storage.crash();
  const again = await open(Counter, storage);
  expect(again.total).toBe(4);
  expect(again.instants).toEqual([first, first]);
});

test("a command that the class does not have is refused", async () => {
  const counter = await open(Counter, memory());
  await expect(execute(counter, { name: "nothing", arguments: [] })).rejects.toMatchObject({
    code: "COOPY5009",
  });
});

test("listeners hear of durable commands in order, with copies of the arguments, and never on replay", async () => {
  const storage = crashableMemory();
  const counter = await open(Counter, storage);
  const heard: unknown[] = [];
  const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  subscribe(counter, () => {
    throw new Error("a bad listener");
  });
  const end = subscribe(counter, ({ name, sequence, index, arguments: args }) => {
    expect(status(counter).durableSequence).toBeGreaterThanOrEqual(sequence);
    if (name === "note") (args[0] as { text: string }).text = "changed by the listener";
    heard.push([sequence, index, name]);
  });
  await Promise.all([counter.note({ text: "a" }), counter.add(2)]);
  const { add } = commands(Counter);
  await execute(counter, [add(1), add(2)]);
  expect(heard).toEqual([
    [1, 0, "note"],
    [2, 0, "add"],
    [3, 0, "add"],
    [3, 1, "add"],
  ]);
  expect(counter.entries).toEqual([{ text: "a" }]);
  expect(status(counter).listenerErrorCount).toBe(4);
  expect(warned).toHaveBeenCalledTimes(4);
  end();
  await counter.add(1);
  expect(heard.length).toBe(4);
  warned.mockRestore();
});

test.each(["write", "sync"] as const)("a failed %s poisons the store", async (kind) => {
  const storage = recording(memory());
  const counter = await open(Counter, storage);
  await counter.add(1);
  const cause = new Error("the disk is gone");
  storage.failNext(kind, cause, /journal/);
  const waiting = [counter.add(1), counter.addAndTell(1), counter.count(), counter.failAfterWriting("x")];
  for (const promise of waiting) await expect(promise).rejects.toMatchObject({ code: "COOPY5007", cause });
  await expect(counter.add(1)).rejects.toMatchObject({ code: "COOPY5007" });
  await expect(snapshot(counter)).rejects.toMatchObject({ code: "COOPY5007" });
  expect(() => counter.total).toThrow(CoopyError);
  await close(counter);
  expect((await open(Counter, storage)).total).toBeGreaterThanOrEqual(1);
});

test("a closed store refuses", async () => {
  const counter = await open(Counter, memory());
  await Promise.all([close(counter), close(counter)]);
  await expect(counter.add(1)).rejects.toMatchObject({ code: "COOPY5003" });
  await expect(counter.count()).rejects.toMatchObject({ code: "COOPY5003" });
  expect(() => counter.total).toThrow(expect.objectContaining({ code: "COOPY5003" }));
});

test("what was called before close is durable when it resolves", async () => {
  const storage = crashableMemory();
  const counter = await open(Counter, storage);
  const added = counter.add(1);
  await close(counter, { snapshot: false });
  await added;
  expect((await open(Counter, storage)).total).toBe(1);
});

test("a handle closes itself at the end of its scope", async () => {
  const storage = memory();
  {
    await using counter = await open(Counter, storage);
    await counter.add(1);
  }
  expect((await open(Counter, storage)).total).toBe(1);
});

test("a store that is open is not opened again", async () => {
  const storage = memory();
  await open(Counter, storage);
  await expect(open(Counter, storage)).rejects.toMatchObject({ code: "COOPY5206" });
});

test("constructor arguments serve a new store only", async () => {
  const storage = memory();
  const counter = await open(Counter, storage, { arguments: [7] });
  expect(counter.total).toBe(7);
  await close(counter);
  expect((await open(Counter, storage, { arguments: [8] })).total).toBe(7);
});

test("an instance becomes a new store, and stays a plain object of its own", async () => {
  const storage = memory();
  const instance = new Counter(3);
  const counter = await open(instance, storage);
  instance.total = 99;
  expect(counter.total).toBe(3);
  await close(counter);
  await expect(open(instance, storage)).rejects.toMatchObject({ code: "COOPY5004" });
});

test("a class that coopy did not compile is not opened", async () => {
  class TodoList {}
  await expect(open(TodoList, memory())).rejects.toThrow("TodoList was not compiled by coopy");
});

test("a crash before the first snapshot is durable leaves nothing", async () => {
  for (let failing = 0; failing < 3; failing++) {
    const inner = crashableMemory();
    const storage = recording(inner);
    storage.failNext("rename", new Error("stopped"), /snapshot/);
    await expect(open(Counter, storage)).rejects.toThrow("stopped");
    inner.crash();
    const counter = await open(Counter, inner);
    expect(status(counter).recovery.isNew).toBe(true);
    await counter.add(1);
  }
});

test("an argument whose reading calls the handle is refused, and leaves the journal whole", async () => {
  const storage = crashableMemory();
  const counter = await open(Counter, storage);
  const entry = {
    get text(): string {
      void counter.add(100);
      return "sly";
    },
  };
  await expect(counter.note(entry)).rejects.toMatchObject({
    code: expect.stringMatching(/COOPY5(005|101)/) as string,
  });
  await counter.add(1);
  storage.crash();
  expect((await open(Counter, storage)).total).toBe(1);
});

test("nothing executed together is no record", async () => {
  const counter = await open(Counter, memory());
  expect(await execute(counter, [])).toEqual([]);
  expect(status(counter).sequence).toBe(0);
});
