import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seedFrom } from "../support/seed.ts";
import { operations } from "../writes/operations.ts";
import { makePool, type Pool } from "../writes/pool.ts";
import { Root } from "./image-format.ts";
import { ObservedState } from "./observed-state.ts";

const seed = seedFrom("SEED");

// Its own test is below.
const names = Object.keys(operations).filter((name) => name !== "appendParameter");

const step = fc.record({
  /** How many steps of the writer come first. */
  after: fc.integer({ min: 0, max: 12 }),
  writes: fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(3), fc.nat(1000), fc.nat(1000)), {
    minLength: 1,
    maxLength: 6,
  }),
  isKept: fc.boolean(),
});

function rootOf(pools: readonly Pool[]): Root {
  const shared = { all: pools, last: pools.at(-1) };
  return Object.assign(new Root(), {
    parts: [...pools, pools[0]!.map, shared, new Map<unknown, unknown>([[pools[1]!.array, shared]])],
    more: { pools, first: pools[0]!.record, note: Object.assign(new Date(7), { why: pools[0]!.bag }) },
  });
}

describe(`what is written is the state as it was, whatever commands do meanwhile (SEED=${seed})`, () => {
  test("random writes between any two steps, kept and undone", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.boolean(), (steps, isSecond) => {
        const pools = [makePool(), makePool(), makePool(), makePool()];
        const state = new ObservedState(rootOf(pools));
        for (const { record, array, largeMap, safe } of pools)
          for (const object of [record, array, largeMap, safe]) state.entities.born(object);
        if (isSecond) {
          state.begin();
          while (state.step());
          expectAlike(state);
        }
        const again = new ObservedState(state.root);
        again.begin();
        for (const { after, writes, isKept } of steps) {
          for (let left = after; left > 0; left--) again.step();
          again.command(() => {
            for (const [name, pool, first, second] of writes) operations[name]!(pools[pool]!, first, second);
          }, isKept);
        }
        while (again.step());
        expectAlike(again);
      }),
      { seed, numRuns: Number(process.env["RUNS"] ?? 150), endOnFailure: false },
    );
  });

  test.each(names)("%s, before and after every other step", (name) => {
    // Of the steps those with even numbers, or the others.
    for (let moment = seed % 2; moment < 80; moment += 2) {
      const pools = [makePool(), makePool()];
      const state = new ObservedState(rootOf(pools));
      state.begin();
      let isMore = true;
      for (let left = moment; left > 0 && isMore; left--) isMore = state.step();
      for (const pool of pools) state.command(() => operations[name]!(pool, moment, moment + 1), true);
      for (const pool of pools) state.command(() => operations[name]!(pool, moment + 1, moment), false);
      while (state.step());
      expectAlike(state);
      if (!isMore) break;
    }
  });
});

function expectAlike(state: ObservedState): void {
  const { restored, lived } = state.looks;
  expect(restored).toBe(lived);
}
