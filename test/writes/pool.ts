import type { Slot } from "../../runtime/src/codec/restoring.ts";
import * as $c from "../../runtime/src/generated-v1.ts";

/** An instance with a member that only its class can name. */
export class Safe {
  label = "safe";
  #content = 1;

  static readonly slot: Slot = {
    get: (safe) => (safe as Safe).#content,
    set: (safe, value) => {
      (safe as Safe).#content = value as number;
    },
  };

  get content(): number {
    return this.#content;
  }

  put(content: number): void {
    $c.touchSlot(this, safeId, "#content", this.#content);
    this.#content = content;
  }
}

const safeId = "test/writes/pool.ts#Safe";
$c.registerClass(
  safeId,
  () => Safe,
  () => ({ name: "Safe", build: "1", fields: ["label"], encode() {}, decode() {} }),
  { "#content": Safe.slot },
);

export class Bag extends Array<unknown> {
  label = "bag";
}

/** Objects of all kinds that a command can write to. */
export interface Pool {
  record: Record<string, unknown>;
  large: Record<string, unknown>;
  array: unknown[];
  sparse: unknown[];
  bag: Bag;
  map: Map<unknown, unknown>;
  largeMap: Map<unknown, unknown>;
  set: Set<unknown>;
  largeSet: Set<unknown>;
  date: Date;
  bytes: Uint8Array;
  pattern: RegExp;
  url: URL;
  safe: Safe;
  sealed: unknown[];
  frozen: { value: unknown };
}

/** So many entries that deletions are undone by the order that is kept. */
const largeCount = 100;

export function makePool(): Pool {
  const numbers = Array.from({ length: largeCount }, (_, index) => index);
  const sparse: unknown[] = [1, 2];
  sparse[4] = 5;
  const bag = new Bag();
  bag.push(1, { two: 2 });
  return {
    record: { a: 1, b: { c: 2 }, 7: "seven", d: undefined },
    large: Object.fromEntries(numbers.map((number) => [`key${number}`, number])),
    array: [1, { two: 2 }, "three", -0],
    sparse,
    bag,
    map: new Map<unknown, unknown>([
      ["a", 1],
      ["b", undefined],
      [{ key: true }, 3],
    ]),
    largeMap: new Map(numbers.map((number) => [number, { number }])),
    set: new Set<unknown>(["a", 1, Number.NaN]),
    largeSet: new Set(numbers.map(String)),
    date: new Date(5),
    bytes: Uint8Array.of(1, 2, 3, 4),
    pattern: /a/g,
    url: new URL("https://example.org/a?b=c#d"),
    safe: new Safe(),
    sealed: Object.seal([1, 2, 3]),
    frozen: Object.freeze({ value: 1 }),
  };
}
