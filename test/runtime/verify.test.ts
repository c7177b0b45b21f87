import { close, memory, open, openSync, snapshot, status, verify } from "coopy";
import { crashableMemory } from "coopy/testing";
import { expect, test } from "vitest";
import { Counter } from "./counter.ts";

/** A store with two snapshots and records behind each, closed or not. */
function lived(isClosed: boolean) {
  const storage = crashableMemory();
  const counter = openSync(Counter, storage);
  for (let round = 0; round < 3; round++) {
    counter.add(1);
    if (round < 2) snapshot(counter);
  }
  if (isClosed) close(counter, { snapshot: false });
  return storage;
}

function fileOf(storage: ReturnType<typeof lived>, pattern: RegExp, place = -1): string {
  return storage.synchronous
    .list()
    .filter((name) => pattern.test(name))
    .sort()
    .at(place)!;
}

function flip(storage: ReturnType<typeof lived>, name: string, offset: number): void {
  const bytes = storage.synchronous.read(name);
  bytes.set([bytes.at(offset)! ^ 1], offset < 0 ? bytes.length + offset : offset);
  storage.overwrite(name, bytes);
}

test("a store that was closed is sound, and tells what it is", async () => {
  const storage = lived(true);
  expect(await verify(storage, Counter)).toEqual({
    verdict: "sound",
    opens: true,
    problems: [],
    system: "Counter",
    sequence: 3,
    wasClosed: true,
    segmentCount: 2,
    snapshotCount: 2,
  });
});

test("a last write that did not get done is a torn tail: nothing acknowledged is in it", async () => {
  const storage = lived(false);
  const name = fileOf(storage, /^journal/);
  storage.overwrite(name, new Uint8Array([...storage.synchronous.read(name), 1, 2, 3]));
  expect(await verify(storage)).toMatchObject({ verdict: "torn", opens: true, problems: [], sequence: 3 });
});

test("a byte of the journal that changed is damage, with its place", async () => {
  const storage = lived(true);
  const name = fileOf(storage, /^journal/);
  flip(storage, name, -60);
  const report = await verify(storage);
  expect(report).toMatchObject({ verdict: "damaged", opens: false, problems: [{ file: name, sequence: 3 }] });
  expect(report.problems[0]!.message).toContain(name);
  expect(report.problems[0]!.offset).toBeGreaterThan(0);
  expect(() => openSync(Counter, storage)).toThrow(expect.objectContaining({ code: "COOPY5201" }));
});

test("a rotten snapshot is damage that the one before it makes good", async () => {
  const storage = lived(true);
  const name = fileOf(storage, /^snapshot/);
  flip(storage, name, -40);
  expect(await verify(storage)).toMatchObject({
    verdict: "damaged",
    opens: true,
    problems: [{ file: name, sequence: 2 }],
    sequence: 3,
  });
  expect(openSync(Counter, storage).total).toBe(3);
});

test("two rotten snapshots are damage that nothing makes good", async () => {
  const storage = lived(true);
  for (const place of [0, 1]) flip(storage, fileOf(storage, /^snapshot/, place), -40);
  const report = await verify(storage);
  expect(report).toMatchObject({ verdict: "damaged", opens: false });
  expect(report.problems).toHaveLength(2);
});

test("a snapshot of another store is damage", async () => {
  const storage = lived(true);
  const name = fileOf(storage, /^snapshot/);
  storage.overwrite(name, lived(true).synchronous.read(name));
  expect(await verify(storage)).toMatchObject({ verdict: "damaged" });
});

test("a place without a store is foreign", async () => {
  expect(await verify(memory())).toMatchObject({ verdict: "foreign", sequence: undefined });
});

test("with its class, a record that does not replay is found", async () => {
  const storage = memory();
  const counter = await open(Counter, storage);
  await counter.later().catch(() => {});
  await counter.addAndTell(1);
  const recordEnd = status(counter).sequence;
  await close(counter, { snapshot: false });
  const { addAndTell } = Counter.prototype;
  Counter.prototype.addAndTell = () => 99;
  try {
    expect(await verify(storage)).toMatchObject({ verdict: "sound", sequence: recordEnd });
    expect(await verify(storage, Counter)).toMatchObject({
      verdict: "damaged",
      opens: false,
      problems: [{ message: expect.stringContaining("COOPY5302") as string }],
    });
  } finally {
    Counter.prototype.addAndTell = addAndTell;
  }
});

test("verifying changes nothing", async () => {
  const storage = lived(false);
  const files = () => storage.synchronous.list().map((name) => [name, [...storage.synchronous.read(name)]]);
  const before = files();
  await verify(storage, Counter);
  expect(files()).toEqual(before);
});
