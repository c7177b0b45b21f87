import * as $c from "../../runtime/src/generated-v1.ts";
import type { Pool } from "./pool.ts";

/** A write as the compiler lets it run, given the objects and two numbers to choose by. */
export type Operation = (pool: Pool, first: number, second: number) => void;

const keys = ["a", "b", "d", "new", "7", "key3", "key50", "__proto__x"];
const keyOf = (number: number) => keys[number % keys.length]!;

export const operations: Readonly<Record<string, Operation>> = {
  setField: (pool, first, second) => {
    $c.touch(pool, "record", pool.record);
    pool.record = { first, second };
  },
  setKey: ({ record }, first, second) => {
    $c.touchKey(record, keyOf(first));
    record[keyOf(first)] = second;
  },
  deleteKey: ({ record }, first) => {
    $c.touchDeleted(record, keyOf(first));
    delete record[keyOf(first)];
  },
  setLargeKey: ({ large }, first, second) => {
    $c.element(large)[$c.key($c.depth(), `key${first % 120}`)] = second;
  },
  deleteLargeKey: ({ large }, first) => {
    delete $c.elementDeleted(large)[$c.key($c.depth(), `key${first % 120}`)];
  },
  assign: ({ record }, first) => void Object.assign($c.whole(record), { [keyOf(first)]: first, more: 1 }),
  assignLarge: ({ large }, first) =>
    void Object.assign($c.whole(large), { [`key${first % 120}`]: -1, more: 1 }),
  define: ({ record }, first) =>
    void Object.defineProperty($c.whole(record), keyOf(first), {
      value: first,
      configurable: true,
      writable: true,
      enumerable: false,
    }),
  setPrototype: ({ record }) => void Object.setPrototypeOf($c.whole(record), null),
  setElement: ({ array }, first, second) => {
    $c.touchKey(array, first % 8);
    array[first % 8] = second;
  },
  setLength: ({ array }, first) => {
    $c.touchKey(array, "length");
    array.length = first % 6;
  },
  deleteElement: ({ array }, first) => {
    $c.touchDeleted(array, first % 5);
    delete array[first % 5];
  },
  push: ({ array }, first, second) => void $c.arrayWriter(array).push(first, { second }),
  pop: ({ array }) => void $c.arrayWriter(array).pop(),
  shift: ({ sparse }) => void $c.arrayWriter(sparse).shift(),
  unshift: ({ sparse }, first) => void $c.arrayWriter(sparse).unshift(first, first),
  splice: ({ sparse }, first, second) =>
    void $c.arrayWriter(sparse).splice((first % 9) - 4, second % 4, first, second),
  spliceToEnd: ({ array }, first) => void $c.arrayWriter(array).splice((first % 7) - 3),
  sort: ({ array }) => void $c.arrayWriter(array).sort(),
  reverse: ({ sparse }) => void $c.arrayWriter(sparse).reverse(),
  fill: ({ sparse }, first) => void $c.arrayWriter(sparse).fill(first, first % 4),
  copyWithin: ({ array }, first) => void $c.arrayWriter(array).copyWithin(0, first % 4),
  pushToBag: ({ bag }, first) => void $c.arrayWriter(bag).push(first),
  spliceBag: ({ bag }, first) => void $c.arrayWriter(bag).splice(0, first % 3),
  shiftSealed: ({ sealed }) => {
    try {
      $c.arrayWriter(sealed).shift();
    } catch {
      // Elements have moved before the engine finds that the last cannot go.
    }
  },
  setFrozen: ({ frozen }, first) => {
    try {
      $c.touch(frozen, "value", frozen.value);
      frozen.value = first;
    } catch {
      // It refuses, and nothing has happened.
    }
  },
  lockWhatIsNew: (pool, first) => {
    const made: Record<string, unknown> = { a: 1, list: [1, 2] };
    $c.touchKey(made, "b");
    made["b"] = 2;
    $c.touchDeleted(made, "a");
    delete made["a"];
    $c.arrayWriter(made["list"] as unknown[]).splice(0, 1);
    $c.arrayWriter(made["list"] as unknown[]).push(first);
    Object.assign($c.whole(made), { c: first });
    Object.freeze(made["list"]);
    Object.freeze(made);
    $c.touchKey(pool.record, "made");
    pool.record["made"] = made;
  },
  setEntry: ({ map }, first, second) => void $c.mapWriter(map).set(keyOf(first), second),
  deleteEntry: ({ map }, first) => void $c.mapWriter(map).delete(keyOf(first)),
  clearMap: ({ map }) => $c.mapWriter(map).clear(),
  setLargeEntry: ({ largeMap }, first, second) => void $c.mapWriter(largeMap).set(first % 130, second),
  deleteLargeEntry: ({ largeMap }, first) => void $c.mapWriter(largeMap).delete(first % 130),
  clearLargeMap: ({ largeMap }, first) => (first % 5 === 0 ? $c.mapWriter(largeMap).clear() : undefined),
  add: ({ set }, first) => void $c.setWriter(set).add(keyOf(first)),
  remove: ({ set }, first) => void $c.setWriter(set).delete(first % 2 ? Number.NaN : "a"),
  addLarge: ({ largeSet }, first) => void $c.setWriter(largeSet).add(String(first % 130)),
  removeLarge: ({ largeSet }, first) => void $c.setWriter(largeSet).delete(String(first % 130)),
  setTime: ({ date }, first) => void $c.whole(date).setTime(first),
  setByte: ({ bytes }, first, second) => {
    $c.touchKey(bytes, first % 6);
    bytes[first % 6] = second;
  },
  fillBytes: ({ bytes }, first) => void $c.whole(bytes).fill(first),
  writeThroughView: ({ bytes }, first) =>
    new DataView($c.whole(bytes.buffer as ArrayBuffer)).setUint16(1, first),
  match: ({ pattern }) => void $c.whole(pattern).exec("aaa"),
  setHash: ({ url }, first) => {
    $c.touchKey(url, "hash");
    url.hash = String(first);
  },
  appendParameter: ({ url }, first) => $c.whole(url.searchParams).append("b", String(first)),
  appendByAddress: ({ url }, first) => $c.whole($c.whole(url).searchParams).append("b", String(first)),
  putHidden: ({ safe }, first) => safe.put(first),
};
