import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginWrites, endWrites, WriteLog } from "../../runtime/src/writes/write-log.ts";
import { describeGraph } from "../support/graph.ts";
import { seedFrom } from "../support/seed.ts";
import { operations } from "./operations.ts";
import { makePool, type Pool, Safe } from "./pool.ts";

const seed = seedFrom("SEED");

const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(operations)), fc.nat(1000), fc.nat(1000)), {
  minLength: 1,
  maxLength: 25,
});

describe(`what a command wrote is undone (SEED=${seed})`, () => {
  test("after any number of writes of any kind everything is as it was, order and identity included", () => {
    fc.assert(
      fc.property(steps, fc.nat(25), (all, end) => {
        const pool = makePool();
        const log = new WriteLog();
        // What was kept before is not undone, and may have made an order be kept.
        const kept = all.slice(0, Math.min(end, 5));
        run(log, pool, kept);
        log.keep();
        const seen = observe(pool);
        run(log, pool, all.slice(kept.length, end));
        log.undo();
        expect(seen()).toBe(seen.before);
      }),
      { seed, numRuns: 1_500, endOnFailure: false },
    );
  });

  test("an entry that was deleted before all were is back in its place", () => {
    const pool = makePool();
    const log = new WriteLog();
    const seen = observe(pool);
    const deleteAll = [
      ["deleteLargeEntry", 3, 0],
      ["clearLargeMap", 0, 0],
      ["setLargeEntry", 1, 0],
      ["assignLarge", 1, 0],
    ] as const;
    run(log, pool, deleteAll);
    log.undo();
    expect(seen()).toBe(seen.before);
  });

  test.each(Object.keys(operations))("%s", (name) => {
    for (let first = 0; first < 12; first++) {
      const pool = makePool();
      const log = new WriteLog();
      const seen = observe(pool);
      run(log, pool, [
        [name, first, first + 1],
        [name, first + 3, first],
      ]);
      log.undo();
      expect(seen()).toBe(seen.before);
    }
  });
});

function run(log: WriteLog, pool: Pool, all: readonly (readonly [string, number, number])[]): void {
  beginWrites(log);
  try {
    for (const [name, first, second] of all) operations[name]!(pool, first, second);
  } finally {
    endWrites();
  }
}

/** Tells how the pool looks, each object with a number of its own: another object in its place would look different. */
function observe(pool: Pool): { (): string; readonly before: string } {
  const numbers = new WeakMap<object, number>();
  let count = 0;
  const look = (isFirst: boolean) =>
    describeGraph(pool, (object) => {
      if (isFirst) numbers.set(object, ++count);
      return [numbers.get(object) ?? "new", object instanceof Safe ? object.content : ""];
    });
  const before = look(true);
  return Object.assign(() => look(false), { before });
}
