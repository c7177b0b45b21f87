import { join } from "node:path";
import { close, commands, execute, peek } from "coopy";
import { crashableMemory } from "coopy/testing";
import { expect, test } from "vitest";
import type * as program from "../fixtures/hooks/input/main.ts";
import { describeGraph } from "../support/graph.ts";
import { loadFixture } from "../transformer/fixture-project.ts";

const { Account, Ledger, start, ways } = (await import(
  join(loadFixture("hooks").build(), "main.js")
)) as typeof program;
type Handle = Awaited<ReturnType<typeof start>>;

test.each(ways)("a command that throws when it has written leaves nothing of it: %s", async (way) => {
  const storage = crashableMemory();
  const ledger = await start(storage);
  const seen = observe(ledger);
  await expect(ledger[way](true)).rejects.toThrow();
  expect(seen()).toBe(seen.before);
  await ledger[way](false);
  const lived = seen();
  expect(lived).not.toBe(seen.before);
  await expect(ledger[way](true)).rejects.toThrow();
  expect(seen()).toBe(lived);
  storage.crash();
  expect(describe(await start(storage))).toBe(describe(ledger));
});

test("commands executed together are undone together, when the last of them throws", async () => {
  const ledger = await start(crashableMemory());
  const seen = observe(ledger);
  const make = commands(Ledger);
  const all = [...ways.map((way) => make[way](false)), make.transfer(true)] as const;
  await expect(execute(ledger, all)).rejects.toMatchObject({ index: ways.length });
  expect(seen()).toBe(seen.before);
  await close(ledger);
});

/** How the state looks, each object with a number of its own: another in its place would look different. */
function observe(ledger: Handle): { (): string; readonly before: string } {
  const numbers = new WeakMap<object, number>();
  let count = 0;
  const look = () =>
    peek(ledger, (system) =>
      describeGraph(system, (object) => {
        if (!numbers.has(object)) numbers.set(object, ++count);
        return [numbers.get(object), ...hiddenIn(object)];
      }),
    );
  const before = look();
  return Object.assign(look, { before });
}

function describe(ledger: Handle): string {
  return peek(ledger, (system) => describeGraph(system, hiddenIn));
}

function hiddenIn(object: object): readonly unknown[] {
  return object instanceof Account ? [object.pin, object.limit] : [];
}
