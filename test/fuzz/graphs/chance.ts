/**
 * What makes the values of random models: the same ones for the same seed, inside of commands and outside.
 * It is compiled together with the models.
 */
export class Chance {
  #state: number;
  /** How many more objects are made; then those that are there are taken again. */
  #budget: number;
  readonly #made = new Map<string, object[]>();

  constructor(seed: number, budget: number) {
    this.#state = seed | 0;
    this.#budget = budget;
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  }

  once(count: number): boolean {
    return this.below(count) === 0;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  /** An object that was made before for this type: shared, or on the way to a cycle. */
  known<T extends object>(type: string): T | undefined {
    const made = this.#made.get(type);
    if (made === undefined || !(this.#budget <= 0 || this.once(3))) return undefined;
    return this.pick(made) as T;
  }

  /** All objects that were made for the type. */
  all<T extends object>(type: string): readonly T[] {
    return (this.#made.get(type) ?? []) as T[];
  }

  keep(type: string, object: object): void {
    this.#budget--;
    const made = this.#made.get(type);
    if (made === undefined) this.#made.set(type, [object]);
    else made.push(object);
  }

  /** How many elements a container gets. */
  size(): number {
    if (this.#budget > 1000 && this.once(3)) return 1100;
    return this.#budget <= 0 ? 0 : this.below(4);
  }
}

const oddNumbers = [
  0,
  -0,
  1,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 53,
  -(2 ** 50),
  1e21,
  5e-324,
  0.1,
];

export function numberOf(chance: Chance): number {
  return chance.once(2) ? chance.pick(oddNumbers) : chance.below(1000) - 500;
}

const oddTexts = ["", "a", "\ud800", "\udc00x", "é", "😀", "\0", "\ufeff", "x".repeat(25), "__proto__"];

export function textOf(chance: Chance): string {
  return chance.once(2) ? chance.pick(oddTexts) : `t${chance.below(50)}`;
}

export function bigintOf(chance: Chance): bigint {
  return chance.pick([0n, -1n, 255n, 256n, 2n ** 64n, -(2n ** 70n)]) + BigInt(chance.below(3));
}

export function dateOf(chance: Chance): Date {
  const known = chance.known<Date>("Date");
  if (known !== undefined) return known;
  const made = new Date(chance.pick([Number.NaN, 0, -0, 1e12, -1.5, 8.64e15]));
  chance.keep("Date", made);
  return made;
}

export function symbolOf(chance: Chance): symbol {
  return chance.pick([Symbol.for("red"), Symbol.for(""), Symbol.iterator, Symbol.toPrimitive]);
}

export function patternOf(chance: Chance): RegExp {
  const known = chance.known<RegExp>("RegExp");
  if (known !== undefined) return known;
  const made = chance.pick([/a+/, /(?<name>b)|\//giu, /^$/my]);
  const copy = new RegExp(made.source, made.flags);
  copy.lastIndex = chance.below(3);
  chance.keep("RegExp", copy);
  return copy;
}

export function addressOf(chance: Chance): URL {
  const known = chance.known<URL>("URL");
  if (known !== undefined) return known;
  const made = new URL(chance.pick(["http://a/?b=c&b=d#e", "data:,x", "https://u:p@h:8/"]));
  chance.keep("URL", made);
  return made;
}

/** Several views may show one memory. */
function memoryOf(chance: Chance): ArrayBuffer {
  const known = chance.known<ArrayBuffer>("ArrayBuffer");
  if (known !== undefined) return known;
  const made = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, chance.below(256)).buffer;
  chance.keep("ArrayBuffer", made);
  return made;
}

export function bytesOf(chance: Chance): Uint8Array {
  const known = chance.known<Uint8Array>("Uint8Array");
  if (known !== undefined) return known;
  const made = new Uint8Array(memoryOf(chance), chance.below(4), chance.below(5));
  chance.keep("Uint8Array", made);
  return made;
}

export function viewOf(chance: Chance): DataView {
  const known = chance.known<DataView>("DataView");
  if (known !== undefined) return known;
  const made = new DataView(memoryOf(chance), chance.below(4));
  chance.keep("DataView", made);
  return made;
}

export function failureOf(chance: Chance, cause: () => unknown): Error {
  const known = chance.known<Error>("Error");
  if (known !== undefined) return known;
  const made = chance.once(2) ? new Error(textOf(chance)) : new TypeError("t");
  // It tells where in this run it was made.
  delete made.stack;
  chance.keep("Error", made);
  if (chance.once(2)) made.cause = cause();
  return made;
}

export function arrayOf<T>(chance: Chance, type: string, element: () => T): T[] {
  const known = chance.known<T[]>(type);
  if (known !== undefined) return known;
  const made: T[] = [];
  chance.keep(type, made);
  for (let left = chance.size(); left > 0; left--) made.push(element());
  if (chance.once(8)) made.length += chance.below(20);
  if (chance.once(8) && made.length > 1) delete made[0];
  return made;
}

export function mapOf<K, V>(chance: Chance, type: string, key: () => K, value: () => V): Map<K, V> {
  const known = chance.known<Map<K, V>>(type);
  if (known !== undefined) return known;
  const made = new Map<K, V>();
  chance.keep(type, made);
  for (let left = chance.size(); left > 0; left--) made.set(key(), value());
  return made;
}

export function setOf<T>(chance: Chance, type: string, element: () => T): Set<T> {
  const known = chance.known<Set<T>>(type);
  if (known !== undefined) return known;
  const made = new Set<T>();
  chance.keep(type, made);
  for (let left = chance.size(); left > 0; left--) made.add(element());
  return made;
}

const oddNames = [
  "constructor",
  "toString",
  "0",
  "-1",
  "",
  "\ud800",
  "length",
  "then",
  "toJSON",
  "$ref",
  "a",
];

export function recordOf<T>(chance: Chance, type: string, value: () => T): Record<string, T> {
  const known = chance.known<Record<string, T>>(type);
  if (known !== undefined) return known;
  const made: Record<string, T> = {};
  chance.keep(type, made);
  for (let left = chance.size(); left > 0; left--) made[chance.pick(oddNames)] = value();
  if (chance.once(6)) define(made, "__proto__", value());
  return made;
}

/** What is found under the names that a model's objects do not have: nothing of it may get lost. */
export function disturb(chance: Chance, object: object): void {
  if (chance.once(10)) define(object, chance.pick(oddNames), numberOf(chance));
  const lock = chance.below(24);
  if (lock === 0) Object.freeze(object);
  if (lock === 1) Object.seal(object);
  if (lock === 2) Object.preventExtensions(object);
}

function define(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}
