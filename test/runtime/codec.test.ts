import { getHeapStatistics } from "node:v8";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Reader } from "../../runtime/src/codec/reader.ts";
import { CoopyError, DecodeError } from "../../runtime/src/errors.ts";
import * as $c from "../../runtime/src/generated-v1.ts";
import { describeGraph } from "../support/graph.ts";
import { seedFrom } from "../support/seed.ts";
import { catalog, codecs, decode, encode, graphs, Person } from "./codec-graphs.ts";

const seed = seedFrom("SEED");
const settings = (numRuns: number) => ({ seed, numRuns, endOnFailure: false });

describe(`any graph comes back as it was (SEED=${seed})`, () => {
  test.each(Object.entries(codecs))("at a position typed %s", (_, codec) => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const bytes = encode(graph, codec);
        const decoded = decode(bytes, codec);
        expect(describeGraph(decoded)).toBe(describeGraph(graph));
        // Equal graphs give equal bytes: what was decoded is encoded as it was.
        expect(encode(decoded, codec)).toEqual(bytes);
      }),
      settings(200),
    );
  });
});

describe(`hostile bytes give nothing but DecodeError (SEED=${seed})`, () => {
  const cases = fc.constantFrom(...Object.values(codecs));

  test("random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), cases, (bytes, codec) => onlyDecodeErrors(bytes, codec)),
      settings(5000),
    );
  });

  test("bytes of a graph with some of them changed", () => {
    const change = fc.record({
      at: fc.nat(),
      to: fc.nat(255),
      how: fc.constantFrom("set", "drop", "insert", "cut"),
    });
    fc.assert(
      fc.property(
        graphs,
        cases,
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (graph, codec, changes) => {
          let bytes = [...encode(graph, codec)];
          for (const { at, to, how } of changes) {
            const index = at % Math.max(1, bytes.length);
            if (how === "cut") bytes = bytes.slice(0, index);
            else bytes.splice(index, how === "insert" ? 0 : 1, ...(how === "drop" ? [] : [to]));
          }
          onlyDecodeErrors(new Uint8Array(bytes), codec);
        },
      ),
      settings(3000),
    );
  });

  test("every tag followed by a huge count", () => {
    for (let tag = 0; tag < 20; tag++) {
      for (const head of [[tag], [0, tag], [1], [1, 0], [1, 1], [tag, 0], [tag, 4]]) {
        const bytes = new Uint8Array([...head, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1, 1]);
        for (const codec of Object.values(codecs)) onlyDecodeErrors(bytes, codec);
      }
    }
  });

  test("holes take no room, however many they are", () => {
    const sparse: unknown[] = [];
    sparse[0] = 1;
    sparse.length = 30_000_000;
    const before = getHeapStatistics().used_heap_size;
    const decoded = decode(encode(sparse)) as unknown[];
    expect(getHeapStatistics().used_heap_size - before).toBeLessThan(1_000_000);
    expect(decoded).toHaveLength(30_000_000);
    expect(Object.keys(decoded)).toEqual(["0"]);
  });

  test("a Map larger than engines have", () => {
    const bytes = new Uint8Array(2 ** 25).fill(3);
    const size = 2 ** 24;
    const count = [
      (size & 0x7f) | 0x80,
      ((size >> 7) & 0x7f) | 0x80,
      ((size >> 14) & 0x7f) | 0x80,
      size >> 21,
    ];
    bytes.set([0x80, 0x80, 0x80, 0x0f, 10, 1, ...count]);
    onlyDecodeErrors(bytes, codecs["tagged"]!);
  });

  test("no few bytes make many objects", () => {
    // A list of keys that is referred to again and again multiplies what each byte makes.
    const keys = Array.from({ length: 200 }, (_, index) => `k${index}`);
    const one = Object.fromEntries(keys.map((key) => [key, undefined]));
    const bytes = encode(Array.from({ length: 50 }, () => ({ ...one })));
    const started = performance.now();
    onlyDecodeErrors(bytes.subarray(0, bytes.length - 1), codecs["tagged"]!);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  function onlyDecodeErrors(bytes: Uint8Array, codec: (typeof codecs)[string]): void {
    const before =
      Object.getOwnPropertyNames(Object.prototype).length +
      Object.getOwnPropertyNames(Person.prototype).length;
    const started = performance.now();
    try {
      decode(bytes, codec);
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
    }
    expect(performance.now() - started).toBeLessThan(500);
    expect(
      Object.getOwnPropertyNames(Object.prototype).length +
        Object.getOwnPropertyNames(Person.prototype).length,
    ).toBe(before);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  }
});

describe("objects of the language come back with all there is to them", () => {
  const strange = new TypeError("t", { cause: [1] });
  const bytes = new Uint8Array([1, 2, 3]);
  const url = new URL("https://example.org/?a=1");
  const cases: Record<string, unknown> = {
    "symbol keys": { x: 1, [Symbol.iterator]: 1, [Symbol.for("\ud800")]: 2 },
    "properties of an array beside its elements": Object.assign([1, 2], { index: 0, "-1": 1, "01": 2 }),
    "what a match gives": "ab".match(/(?<first>a)/d),
    "a long match": "x".repeat(20).match(new RegExp("(x)".repeat(20))),
    "the texts of a template": ((texts: TemplateStringsArray, _: number) => texts)`a${1}\n`,
    "a symbol key of an array": Object.assign([1], { [Symbol.iterator]: 1 }),
    "a name in a long array with holes": Object.assign(new Array(20), { extra: 1 }),
    "properties of a Map": Object.assign(new Map([[1, 2]]), { extra: 1 }),
    "hidden and fixed properties of a Set": Object.defineProperties(new Set([1]), {
      a: { value: 1 },
      b: { value: 2, writable: true },
    }),
    "a frozen Date with properties": Object.freeze(Object.assign(new Date(0), { extra: [1] })),
    "a frozen array": Object.freeze(Object.assign(new Array(3), [1])),
    "a sealed Map": Object.seal(new Map([[{}, 1]])),
    "a RegExp": Object.defineProperty(/x\/\n/giu, "flags", { value: "not these" }),
    "boxed primitives": [Object("text"), Object(-0), Object(false), Object(1n), Object(Symbol.for("s"))],
    "a box with properties": Object.assign(Object("text"), { more: 1 }),
    errors: [
      new Error("x"),
      new Error(),
      strange,
      new AggregateError([strange], "many"),
      new RangeError("r"),
    ],
    "an error without a stack": Object.assign(new Error("e"), { stack: undefined, code: 1 }),
    "views of one piece of memory": [bytes, bytes.subarray(1), new DataView(bytes.buffer, 2), bytes.buffer],
    "a URL and its parameters": [url, url.searchParams, new URLSearchParams("b=2")],
    "a Buffer of Node": Buffer.from("text"),
    classes: [Person, new Person()],
  };
  for (const [what, value] of Object.entries(cases)) {
    test(what, () => {
      for (const [name, codec] of Object.entries(codecs)) {
        expect(describeGraph(decode(encode(value, codec), codec)), name).toBe(describeGraph(value));
      }
    });
  }

  test("an error's stack is kept as it was written", () => {
    const { stack } = decode(encode(strange)) as Error;
    expect(stack).toBe(strange.stack);
  });

  test("a name that a long array is given later is found when the array is met anew", () => {
    const array = Object.assign(Array.from({ length: 20 }).fill(1), { total: 1 });
    encode(array);
    array.total = 2;
    expect(decode(encode(array))).toHaveProperty("total", 2);
  });
});

describe("what cannot be kept is refused, never dropped", () => {
  const urlBackwards = () => {
    const url = new URL("https://example.org/");
    return [url.searchParams, url];
  };
  class Stranger {}
  const hidden = Object.defineProperty({}, "x", { value: 1 });
  const accessor = Object.defineProperty({}, "x", { get: () => 1, enumerable: true, configurable: true });
  const declared = Object.defineProperty({}, "x", { get: () => 1, enumerable: true });
  const fixed = Object.defineProperty({}, "x", { value: 1, enumerable: true, writable: false });
  const cases: Record<string, unknown> = {
    "a function": () => {},
    "a symbol": Symbol("s"),
    "a symbol of this run as key": { [Symbol("s")]: 1 },
    "a symbol of this run as key of an array": Object.assign([1], { [Symbol("s")]: 1 }),
    "an accessor of an array": Object.defineProperty([1], "x", { get: () => 1, enumerable: true }),
    "an iterator": [].values(),
    "memory that threads share": new Uint8Array(new SharedArrayBuffer(1)),
    "a RegExp whose lastIndex is no number": Object.assign(/x/, { lastIndex: {} }),
    "parameters met before their URL": urlBackwards(),
    "a class that is not of the state": Map,
    "a class no type names": new Stranger(),
    "a hidden property": hidden,
    "an accessor of its own": accessor,
    "an array of a subclass": new (class Own extends Array {})(),
    "an accessor in the place of a declared property": declared,
    "a property that cannot be written": fixed,
  };
  for (const [what, value] of Object.entries(cases)) {
    test(what, () => {
      for (const [name, codec] of Object.entries(codecs)) {
        expect(() => encode(value, codec), name).toThrow(CoopyError);
      }
    });
  }

  test("an accessor in the place of a declared field", () => {
    const person = Object.defineProperty(new Person(), "name", { get: () => "n", enumerable: true });
    Object.assign(person, { friends: [] });
    expect(() => encode(person, codecs["person"])).toThrow(CoopyError);
  });
});

test("lists of any depth need no stack", () => {
  let list: unknown = null;
  for (let index = 0; index < 100_000; index++) list = { next: list };
  let depth = 0;
  for (let at = decode(encode(list)); at !== null; at = (at as { next: unknown }).next) depth++;
  expect(depth).toBe(100_000);
});

test("what is no text may stand behind more texts than a chunk holds", () => {
  const long = "x".repeat(300_000);
  const odd = [null, 5, new Date(0), Symbol.iterator, { [Symbol.for("key")]: "a" }];
  const texts = [long, long, long, long, "", ...odd, "last"];
  expect(describeGraph(decode(encode(texts, $c.array($c.string)), $c.array($c.string)))).toBe(
    describeGraph(texts),
  );
  const keys = { [long]: 1, [`${long}1`]: 2, [`${long}2`]: 3, [`${long}3`]: 4, [Symbol.for("key")]: 5 };
  expect(describeGraph(decode(encode(keys)))).toBe(describeGraph(keys));
});

test("a reader stays within its part of the bytes", () => {
  const bytes = encode(["a", 1, new Date(5)]);
  const reader = new Reader(new Uint8Array([9, ...bytes, 9]), 1, bytes.length);
  expect(() => {
    reader.beginGraph(catalog);
    reader.tagged();
    reader.endGraph();
  }).toThrow(DecodeError);
});

test("objects within the heads of objects are refused, so that none holds another without end", () => {
  // An array whose element is a date (tag 12, new) whose time is an escape (0) to a date, and so on.
  const nested = Array.from({ length: 50_000 }, () => [0, 12, 1]).flat();
  const bytes = Uint8Array.from([...varintOf(nested.length * 2), ...nested]);
  expect(() => decode(bytes, codecs["date"])).toThrow(DecodeError);
});

function varintOf(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varintOf(value >>> 7)];
}

describe("texts are as long as their characters need", () => {
  const latin1 = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code));
  const cases: readonly (readonly [form: string, text: string, bytesPerCharacter: number])[] = [
    ["Latin-1", latin1, 1],
    ["Latin-1, at the edges of it", "\u0080\u009f\u00a0ÿ", 1],
    ["UTF-8", "Ā€…", 2.7],
    ["UTF-16, with half a surrogate pair", "ÿ\ud800", 2],
  ];

  test.each(cases)("%s", (_, text, bytesPerCharacter) => {
    for (const count of [1, 2, 20, 2000]) {
      const texts = [text.repeat(count), "", text];
      const bytes = encode(texts);
      expect(decode(bytes)).toEqual(texts);
      const length = text.length * (count + 1);
      expect(bytes.length).toBeLessThan(length * bytesPerCharacter + 30);
    }
  });
});

test("a property that a Date gets after it was first stored is kept, hidden or not", () => {
  const date = new Date(5);
  encode(date);
  Object.defineProperty(date, "note", { value: "hidden", configurable: true });
  expect(describeGraph(decode(encode(date)))).toBe(describeGraph(date));
});
