import { readFileSync } from "node:fs";
import { close, open } from "coopy";
import { inspect } from "coopy/inspect";
import { crashableMemory, fixedClock } from "coopy/testing";
import { expect, test } from "vitest";
import { Todo } from "./documented-todo.ts";

const document = readFileSync(new URL("../../docs/journal-format.md", import.meta.url), "utf8");

const bytes = Uint8Array.from(/```hex\n([^`]+)```/.exec(document)![1]!.match(/[0-9a-f]{2}/g)!, (digits) =>
  Number.parseInt(digits, 16),
);

test("the segment in the document is one, and says what the document says of it", async () => {
  const storage = crashableMemory();
  storage.overwrite("journal-0000000000000001-00000001.log", bytes);
  const [segment] = (await inspect(storage)).segments;
  expect(segment!.problem).toBeUndefined();
  expect(segment!.header).toMatchObject({
    epoch: 1,
    sequence: 1,
    chain: 0,
    lastInstantMs: 0,
    createdAtMs: Date.UTC(2026, 0, 1),
    schema: {
      system: "Todo",
      commands: [{ name: "add", parameters: ["name: string"] }],
      classes: [{ name: "Todo", fields: ["tasks", "changedAtMs"] }],
    },
  });
  expect(segment!.batches.length).toBe(1);
  const instantMs = Date.UTC(2026, 0, 1);
  expect(segment!.batches[0]!.records).toMatchObject([
    { sequence: 1, command: "add", lengthBytes: 21, instantMs, hasSeed: false },
    { sequence: 2, command: "add", lengthBytes: 22, instantMs },
  ]);
});

test("the records in the document are those that the calls write", async () => {
  using _clock = fixedClock(Date.UTC(2026, 0, 1));
  const storage = crashableMemory();
  const todo = await open(Todo, storage);
  await Promise.all([todo.add("milk"), todo.add("bread")]);
  const [name] = (await storage.list()).filter((file) => file.startsWith("journal-"));
  const written = await storage.read(name!);
  // Header and chain depend on the store's random id; magic, counts, records and their lengths do not.
  const batchOf = (segment: Uint8Array) => segment.subarray(segment.length - 89);
  expect(batchOf(written).subarray(0, 36)).toEqual(batchOf(bytes).subarray(0, 36));
  expect(batchOf(written).subarray(40, 85)).toEqual(batchOf(bytes).subarray(40, 85));
  await close(todo);
});
