import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as $c from "../../runtime/src/generated-v1.ts";
import { seedFrom } from "../support/seed.ts";
import { Root } from "./image-format.ts";
import { ObservedState } from "./observed-state.ts";

const seed = seedFrom("SEED");
const size = 5_200;

interface Large {
  readonly map: Map<unknown, unknown>;
  readonly set: Set<unknown>;
  readonly array: unknown[];
}

function makeLarge(): Large {
  const map = new Map<unknown, unknown>();
  const set = new Set<unknown>();
  const array: unknown[] = [];
  for (let index = 0; index < size; index++) {
    map.set(index, index % 7 === 0 ? { index } : index);
    set.add(`element ${index}`);
    array.push(index % 11 === 0 ? [index] : index);
  }
  return { map, set, array };
}

const writes = {
  set: ({ map }: Large, key: number, content: number) => void $c.mapWriter(map).set(key, content),
  setNew: ({ map }: Large, key: number) => void $c.mapWriter(map).set(`new ${key % 40}`, key),
  delete: ({ map }: Large, key: number) => void $c.mapWriter(map).delete(key),
  deleteNew: ({ map }: Large, key: number) => void $c.mapWriter(map).delete(`new ${key % 40}`),
  deleteMany: ({ map }: Large, key: number) => {
    for (let each = key; each < key + 700; each++) $c.mapWriter(map).delete(each);
  },
  addAgain: ({ map }: Large, key: number) => {
    $c.mapWriter(map).delete(key);
    $c.mapWriter(map).set(key, "again");
  },
  add: ({ set }: Large, key: number) => void $c.setWriter(set).add(`new ${key % 40}`),
  remove: ({ set }: Large, key: number) => void $c.setWriter(set).delete(`element ${key}`),
  removeMany: ({ set }: Large, key: number) => {
    for (let each = key; each < key + 700; each++) $c.setWriter(set).delete(`element ${each}`);
  },
  moveToEnd: ({ set }: Large, key: number) => {
    $c.setWriter(set).delete(`element ${key}`);
    $c.setWriter(set).add(`element ${key}`);
  },
  push: ({ array }: Large, value: number) => void $c.arrayWriter(array).push(value),
  setElement: ({ array }: Large, index: number, value: number) => {
    $c.touchKey(array, index);
    array[index] = value;
  },
  setFarElement: ({ array }: Large, index: number, value: number) => {
    const far = array.length + (index % 3);
    $c.touchKey(array, far);
    array[far] = value;
  },
  pop: ({ array }: Large) => void $c.arrayWriter(array).pop(),
  popMany: ({ array }: Large, count: number) => {
    for (let left = count; left > 0; left--) $c.arrayWriter(array).pop();
  },
  endOtherwise: ({ array }: Large, value: number) => void $c.arrayWriter(array).splice(-3, 2, value),
  shift: ({ array }: Large) => void $c.arrayWriter(array).shift(),
  reverse: ({ array }: Large) => void $c.arrayWriter(array).reverse(),
  deleteElement: ({ array }: Large, index: number) => {
    $c.touchDeleted(array, index);
    delete array[index];
  },
  shorten: ({ array }: Large, index: number) => void $c.arrayWriter(array).splice(index, 900),
  name: ({ array }: Large, value: number) => {
    $c.touchKey(array, "name");
    Object.assign(array, { name: value });
  },
  freeze: ({ map }: Large) => void Object.preventExtensions($c.whole(map)),
  clearMap: ({ map }: Large) => $c.mapWriter(map).clear(),
  clearSet: ({ set }: Large) => $c.setWriter(set).clear(),
} as const;

const names = Object.keys(writes) as (keyof typeof writes)[];
/** Ways that keep a whole are rarer than others: they make the rest easy. */
const rare: readonly string[] = [
  "clearMap",
  "clearSet",
  "shorten",
  "shift",
  "reverse",
  "deleteElement",
  "name",
];
const often = names.filter((name) => !rare.includes(name));
const anyName = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...often) },
  { weight: 1, arbitrary: fc.constantFrom(...names) },
);

const step = fc.record({
  after: fc.integer({ min: 0, max: 6 }),
  writes: fc.array(fc.tuple(anyName, fc.nat(size), fc.nat()), { minLength: 1, maxLength: 12 }),
  isKept: fc.boolean(),
});

describe(`large Maps, Sets and arrays are written as they were, entry by entry (SEED=${seed})`, () => {
  test("random writes between any two slices, kept and undone", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), fc.array(step, { maxLength: 2 }), (steps, earlier) => {
        const large = makeLarge();
        const root = Object.assign(new Root(), { parts: [large, { large: large.map }], more: large.set });
        const state = new ObservedState(root);
        const run = ({ writes: all, isKept }: (typeof steps)[number]) =>
          state.command(() => {
            // What throws is undone, or kept as far as it came.
            try {
              for (const [name, first, second] of all) writes[name](large, first, second);
            } catch {}
          }, isKept);
        for (const each of earlier) run(each);
        state.begin();
        for (const each of steps) {
          for (let left = each.after; left > 0; left--) state.step();
          run(each);
        }
        while (state.step());
        const { restored, lived } = state.looks;
        // Not `toBe`: the difference of texts that long takes minutes.
        expect(restored === lived).toBe(true);
      }),
      { seed, numRuns: Number(process.env["RUNS"] ?? 60), endOnFailure: true },
    );
  });

  test("an empty array gets its first element by `splice`", () => {
    const empty: unknown[] = [];
    const state = new ObservedState(Object.assign(new Root(), { parts: [makeLarge(), empty] }));
    state.begin();
    state.command(() => void $c.arrayWriter(empty).splice(0, 0, "first"), true);
    while (state.step());
    const { restored, lived } = state.looks;
    expect(restored === lived).toBe(true);
  });

  test("a long array that has a hole keeps what stands beside its elements", () => {
    const array: unknown[] = Array.from({ length: size }, (_, index) => index);
    delete array[7];
    const state = new ObservedState(
      Object.assign(new Root(), { parts: [Object.assign(array, { name: "long" })] }),
    );
    state.begin();
    while (state.step());
    const { restored, lived } = state.looks;
    expect(lived).toContain('"name": "long"');
    expect(restored === lived).toBe(true);
  });
});
