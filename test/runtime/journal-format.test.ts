import { readFileSync } from "node:fs";
import { inspect } from "coopy/inspect";
import { crashableMemory } from "coopy/testing";
import { expect, test } from "vitest";

const document = readFileSync(new URL("../../docs/journal-format.md", import.meta.url), "utf8");

test("the segment in the document is one, and says what the document says of it", async () => {
  const hex = /```hex\n([^`]+)```/.exec(document)![1]!.match(/[0-9a-f]{2}/g)!;
  const storage = crashableMemory();
  storage.overwrite(
    "journal-0000000000000001-00000001.log",
    Uint8Array.from(hex, (digits) => Number.parseInt(digits, 16)),
  );
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
      classes: [{ name: "Todo", fields: ["tasks"] }],
    },
  });
  expect(segment!.batches.length).toBe(1);
  const instantMs = Date.UTC(2026, 0, 1);
  expect(segment!.batches[0]!.records).toMatchObject([
    { sequence: 1, command: "add", lengthBytes: 19, instantMs, hasSeed: false },
    { sequence: 2, command: "add", lengthBytes: 20, instantMs },
  ]);
});
