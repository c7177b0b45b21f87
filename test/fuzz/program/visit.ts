import { codec, type Persistent } from "coopy";
import { Decimal } from "decimal.js";
import { Crate, Exhibit, Price, Vault } from "./exhibits.ts";
import type { Museum, Wing } from "./museum.ts";

codec(Decimal, {
  write: (decimal) => ({ text: decimal.valueOf(), parts: [{ exponent: decimal.e }] }),
  read: (data) => new Decimal((data as { text: string }).text),
});

/** One call after the other, so that each becomes a batch of its own. Every kind of value occurs. */
export const visits: readonly ((museum: Persistent<Museum>) => Promise<unknown>)[] = [
  (museum) => museum.add("vase"),
  (museum) => museum.add("bust", { text: "a bust", translations: { de: "eine Büste", ja: "胸像" } }),
  (museum) => museum.hang("view", new Date(1e12), 1.5, [museum.exhibits[0]!]),
  (museum) => museum.accept(new Exhibit("gift"), new Price(-(2n ** 70n), "EUR")),
  (museum) => museum.accept(museum.exhibits[1]!, new Price(0n, "")),
  (museum) => museum.count(oddRecord(), new Set(["a", "\ud800", "é"]), true, false),
  (museum) => museum.calculate([[0, -0, Number.NaN], [2 ** 53, 1e21, -1, 5e-324], []], [1n, -255n], ["p"]),
  (museum) => museum.keep(oddities()),
  (museum) => museum.keep({ content: undefined, more: museum.exhibits[0]! }),
  (museum) => museum.keep(builtIns()),
  (museum) =>
    museum.keep([Exhibit, Symbol.for("a"), Symbol.iterator, { [Symbol.for("key")]: museum.exhibits[1]! }]),
  (museum) =>
    museum.note(
      Uint8Array.of(1, 2, 3),
      /y+/gi,
      new URL("http://u:p@h/?a=b#c"),
      new TypeError("t"),
      Symbol.for("m"),
    ),
  (museum) => museum.build(wings()),
  (museum) => museum.lock("first", "1234"),
  (museum) => museum.lock("second", ""),
  (museum) => museum.move(museum.vaults[0]!, museum.vaults[1]!, new Vault("gift")),
  (museum) => museum.pack(1, "a"),
  (museum) => museum.weigh("x", new Decimal("0.1"), new Crate(2, museum.numbers as Crate<number>)),
  (museum) => museum.weigh("y", new Decimal("-1e-400"), new Crate(Number.NaN, null)),
  (museum) => museum.draw(),
  (museum) => museum.fill(40),
];

function oddRecord(): Record<string, number> {
  const record: Record<string, number> = {};
  for (const [index, name] of hostileNames.entries()) define(record, name, index);
  return record;
}

/** Names that mean something on prototypes, and to engines. `spied` is watched by the tests. */
export const hostileNames: readonly string[] = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "toJSON",
  "then",
  "length",
  "spied",
  "",
  "0",
  "-1",
  "4294967295",
];

function oddities(): unknown {
  const sparse: unknown[] = [1];
  sparse[3] = "x";
  sparse.length = 6;
  const bare = Object.create(null) as object;
  for (const name of hostileNames) define(bare, name, name);
  const frozen = Object.freeze({ x: 1, deep: Object.seal({ y: [Object.preventExtensions({ z: 2 })] }) });
  const cycle: unknown[] = [bare, frozen, sparse, new Date(Number.NaN)];
  cycle.push(cycle, { again: frozen, bare, count: new Map([["a", 1]]), tags: new Set(["t"]) });
  cycle.push(define({}, "__proto__", 1), define({}, "spied", cycle));
  return { cycle };
}

function wings(): Wing {
  const first: Wing = { name: "east", rooms: [{ number: 1, exhibits: [] }], next: null };
  first.next = { name: "west", rooms: [], next: first };
  return first;
}

function define<T extends object>(object: T, name: string, value: unknown): T {
  return Object.defineProperty(object, name, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

/** Objects of every class of the language that can be stored, with properties of their own, and locked. */
function builtIns(): unknown {
  const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
  const url = new URL("https://example.org/a?b=c");
  const growing = Reflect.construct(ArrayBuffer, [4, { maxByteLength: 16 }]) as ArrayBuffer;
  const error = new RangeError("r", { cause: { code: 1 } });
  error.stack = "RangeError: r";
  return [
    Object.assign(/(?<a>b)/giu, { lastIndex: 1, note: "n" }),
    [url, url.searchParams, new URLSearchParams("x=y")],
    [bytes, new Float32Array(bytes.buffer, 4), new DataView(bytes.buffer, 1, 2), bytes.buffer],
    [new Uint8Array(growing), new Int16Array(growing, 0, 1), Buffer.from("text"), new BigInt64Array([1n])],
    [error, Object.assign(new AggregateError([error], "many"), { stack: undefined })],
    [Object("text"), Object(1), Object(false), Object(1n), Object(Symbol.for("boxed"))],
    Object.freeze(Object.assign([1, 2], { named: true })),
    Object.seal(Object.assign(new Map([["a", 1]]), { named: [] })),
    Object.preventExtensions(new Set([new Date(0)])),
    "ab".match(/(?<first>a)/d),
  ];
}
