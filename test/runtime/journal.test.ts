import { type CoopyError, close, open, status } from "coopy";
import { crashableMemory, type MemoryStorage } from "coopy/testing";
import { expect, test } from "vitest";
import { Counter } from "./counter.ts";

/** A store whose owner died after these many commands, each in a batch of its own. */
async function storeOf(commandCount: number): Promise<MemoryStorage> {
  const storage = crashableMemory();
  const counter = await open(Counter, storage);
  for (let index = 0; index < commandCount; index++) await counter.note({ text: `entry ${index}` });
  storage.crash();
  return storage;
}

async function journalName(storage: MemoryStorage): Promise<string> {
  return (await storage.list())
    .filter((name) => name.endsWith(".log"))
    .sort()
    .at(-1)!;
}

async function change(
  storage: MemoryStorage,
  name: string,
  edit: (bytes: Uint8Array) => Uint8Array,
): Promise<void> {
  storage.overwrite(name, edit(await storage.read(name)));
}

function flipped(bytes: Uint8Array, offset: number): Uint8Array {
  const changed = bytes.slice();
  changed[offset]! ^= 0x40;
  return changed;
}

/** The same files in a memory of their own. */
async function copyOf(storage: MemoryStorage): Promise<MemoryStorage> {
  const copy = crashableMemory();
  for (const name of await storage.list()) copy.overwrite(name, await storage.read(name));
  return copy;
}

const damaged = expect.objectContaining({ code: "COOPY5201" }) as unknown;

test("a torn last batch is cut, its bytes are kept, and the report says so", async () => {
  const storage = await storeOf(3);
  const name = await journalName(storage);
  await change(storage, name, (bytes) => bytes.subarray(0, bytes.length - 3));
  const counter = await open(Counter, storage);
  expect(counter.entries.map(({ text }) => text)).toEqual(["entry 0", "entry 1"]);
  const { tornTail } = status(counter).recovery;
  expect(tornTail).toMatchObject({ segment: name, sequence: 3 });
  expect((await storage.read(tornTail!.keptAs)).length).toBe(tornTail!.lengthBytes);
  await counter.note({ text: "after" });
  storage.crash();
  const again = await open(Counter, storage);
  expect(again.entries.length).toBe(3);
  expect(status(again).recovery.tornTail).toBeUndefined();
});

test("at whatever byte the last batch ends, what was durable before is there", async () => {
  const storage = await storeOf(3);
  const name = await journalName(storage);
  const { length } = await storage.read(name);
  const before = await storeOf(2);
  const start = (await before.read(await journalName(before))).length;
  for (let end = start; end < length; end++) {
    const copy = await copyOf(storage);
    await change(copy, name, (bytes) => bytes.subarray(0, end));
    expect((await open(Counter, copy)).entries.length, `cut at ${end}`).toBe(2);
  }
});

test("a machine that stops in the middle of a write leaves a tail that is cut", async () => {
  for (let keepUnsyncedBytes = 0; keepUnsyncedBytes < 60; keepUnsyncedBytes += 7) {
    const storage = crashableMemory();
    const counter = await open(Counter, storage);
    await counter.add(1);
    const lost = counter.add(2);
    lost.catch(() => {});
    await new Promise((resolve) => setImmediate(() => queueMicrotask(resolve as () => void)));
    storage.crash({ keepUnsyncedBytes });
    expect([1, 3]).toContain((await open(Counter, storage)).total);
  }
});

test("a flipped byte before the tail is damage, not the end", async () => {
  const storage = await storeOf(3);
  const name = await journalName(storage);
  const copy = await copyOf(storage);
  const two = await storeOf(2);
  const offset = (await two.read(await journalName(two))).length - 5;
  await change(copy, name, (bytes) => flipped(bytes, offset));
  const error = (await open(Counter, copy).catch((reason: unknown) => reason)) as CoopyError;
  expect(error.code).toBe("COOPY5201");
  expect(error.message).toContain(name);
  expect(error.message).toContain("sequence 2");
  expect(error.message).toMatch(/byte \d+/);
});

test("a file that is missing is damage: each segment, and the only snapshot", async () => {
  const storage = await storeOf(2);
  for (const name of await storage.list()) {
    if (!/^(journal|snapshot)/.test(name)) continue;
    const copy = await copyOf(storage);
    await copy.remove(name);
    await expect(open(Counter, copy), name).rejects.toEqual(damaged);
  }
});

test("a missing segment names both sequences", async () => {
  const storage = await storeOf(2);
  const counter = await open(Counter, storage);
  await counter.add(1);
  storage.crash();
  const third = await open(Counter, storage);
  await third.add(1);
  storage.crash();
  const middle = (await storage.list()).filter((name) => name.endsWith(".log")).sort()[1]!;
  await storage.remove(middle);
  await expect(open(Counter, storage)).rejects.toThrow(
    /begins at sequence 4, and what comes before it ends at 2/,
  );
});

test("a segment of another store is damage", async () => {
  const storage = await storeOf(2);
  const other = await storeOf(2);
  const name = await journalName(storage);
  storage.overwrite(name, await other.read(name));
  await expect(open(Counter, storage)).rejects.toThrow("another store");
});

test("a journal that an owner who had lost its lock went on writing is not merged", async () => {
  const storage = await storeOf(1);
  const first = await storage.read(await journalName(storage));
  const ahead = await copyOf(storage);
  // Two owners that both began at sequence 2.
  for (const owner of [storage, ahead]) {
    const counter = await open(Counter, owner);
    await counter.add(1);
    owner.crash();
  }
  expect(first.length).toBeGreaterThan(0);
  const name = await journalName(ahead);
  const later = name.replace("00000002.log", "00000003.log");
  storage.overwrite(later, await ahead.read(name));
  await expect(open(Counter, storage)).rejects.toEqual(damaged);
});

test("a journal cut at a batch's end after a clean close is damage", async () => {
  const storage = crashableMemory();
  const counter = await open(Counter, storage);
  await counter.add(1);
  const name = await journalName(storage);
  const { length } = await storage.read(name);
  await counter.add(1);
  await close(counter, { snapshot: false });
  await change(storage, name, (bytes) => bytes.subarray(0, length));
  await expect(open(Counter, storage)).rejects.toThrow("when the store was closed");
});

test("a journal goes on in new segments as they fill", async () => {
  const storage = crashableMemory();
  const counter = await open(Counter, storage, { segmentBytesMax: 2_000 });
  for (let index = 0; index < 100; index++) await counter.note({ text: `entry ${index}` });
  expect((await storage.list()).filter((name) => name.endsWith(".log")).length).toBeGreaterThan(3);
  storage.crash();
  const again = await open(Counter, storage);
  expect(again.entries.length).toBe(100);
});

/** A store whose owner died with its journal in two segments, the second without a record. */
async function rotated(): Promise<{ storage: MemoryStorage; names: readonly string[] }> {
  const storage = crashableMemory();
  const counter = await open(Counter, storage, { segmentBytesMax: 1 });
  await counter.add(1);
  while ((await journalNames(storage)).length < 2) await new Promise(setImmediate);
  await new Promise(setImmediate);
  storage.crash();
  return { storage, names: await journalNames(storage) };
}

async function journalNames(storage: MemoryStorage): Promise<readonly string[]> {
  return (await storage.list()).filter((name) => name.endsWith(".log")).sort();
}

test("a segment that follows a full one and is gone, file and name, is missed", async () => {
  const { storage, names } = await rotated();
  await storage.remove(names[1]!);
  await expect(open(Counter, storage)).rejects.toThrow("the segment that follows this one is missing");
});

test("the seal of a full segment that did not get done hides nothing: the next one tells where it ended", async () => {
  const { storage, names } = await rotated();
  await change(storage, names[0]!, (bytes) => bytes.subarray(0, bytes.length - 7));
  const counter = await open(Counter, storage);
  expect(counter.total).toBe(1);
  expect(status(counter).recovery.tornTail).toBeUndefined();
});

test("bytes behind the end of a segment are damage where no segment goes on from there", async () => {
  const { storage, names } = await rotated();
  await storage.remove(names[1]!);
  await change(storage, names[0]!, (bytes) => Uint8Array.from([...bytes, ...bytes.subarray(-44)]));
  await expect(open(Counter, storage)).rejects.toEqual(damaged);
});

test("an idle store says in its journal that its end is durable", async () => {
  const storage = crashableMemory();
  const counter = await open(Counter, storage);
  await counter.add(1);
  const name = await journalName(storage);
  const { length } = await storage.read(name);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect((await storage.read(name)).length).toBeGreaterThan(length);
  await counter.add(1);
  await change(storage, name, (bytes) => flipped(bytes, length - 5));
  storage.crash();
  await expect(open(Counter, storage)).rejects.toEqual(damaged);
});
