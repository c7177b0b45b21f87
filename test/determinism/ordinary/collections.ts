/** Generic helpers, as every code base has them. */
export function groupBy<Value, Key>(
  values: Iterable<Value>,
  keyOf: (value: Value) => Key,
): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

export type Compare<Value> = (left: Value, right: Value) => number;

export function by<Value>(keyOf: (value: Value) => number | string): Compare<Value> {
  return (left, right) => {
    const leftKey = keyOf(left);
    const rightKey = keyOf(right);
    return leftKey < rightKey ? -1 : leftKey > rightKey ? 1 : 0;
  };
}
export const descending =
  <Value>(compare: Compare<Value>): Compare<Value> =>
  (left, right) =>
    compare(right, left);
export function thenBy<Value>(...compares: readonly Compare<Value>[]): Compare<Value> {
  return (left, right) => {
    for (const compare of compares) {
      const result = compare(left, right);
      if (result !== 0) return result;
    }
    return 0;
  };
}

export function memoized<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    if (known.has(key)) return known.get(key)!;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

export function* zip<Left, Right>(left: Iterable<Left>, right: Iterable<Right>): Generator<[Left, Right]> {
  const others = right[Symbol.iterator]();
  for (const value of left) {
    const other = others.next();
    if (other.done) return;
    yield [value, other.value];
  }
}
export function* range(from: number, to: number, step = 1): Generator<number> {
  for (let value = from; value < to; value += step) yield value;
}
export function* take<Value>(count: number, values: Iterable<Value>): Generator<Value> {
  let left = count;
  for (const value of values) {
    if (left-- <= 0) return;
    yield value;
  }
}
export const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
export function partition<Value>(
  values: readonly Value[],
  test: (value: Value) => boolean,
): [Value[], Value[]] {
  return values.reduce<[Value[], Value[]]>(
    ([yes, no], value) => (test(value) ? [[...yes, value], no] : [yes, [...no, value]]),
    [[], []],
  );
}
export const pipe =
  <Value>(...steps: readonly ((value: Value) => Value)[]) =>
  (value: Value): Value =>
    steps.reduce((result, step) => step(result), value);
export function deepFreeze<Value extends object>(value: Value): Readonly<Value> {
  for (const part of Object.values(value)) if (typeof part === "object" && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
export function pick<Value extends object, Key extends keyof Value>(
  value: Value,
  ...keys: readonly Key[]
): Pick<Value, Key> {
  return Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<Value, Key>;
}
export function isDefined<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}

/** A heap: the smallest first. */
export class PriorityQueue<Value> {
  readonly #values: Value[] = [];
  readonly #compare: Compare<Value>;
  constructor(compare: Compare<Value>) {
    this.#compare = compare;
  }
  get size(): number {
    return this.#values.length;
  }
  push(value: Value): this {
    this.#values.push(value);
    let at = this.#values.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#compare(this.#values[at]!, this.#values[parent]!) >= 0) break;
      this.#swap(at, parent);
      at = parent;
    }
    return this;
  }
  pop(): Value | undefined {
    const [first] = this.#values;
    const last = this.#values.pop();
    if (last === undefined || this.#values.length === 0) return first;
    this.#values[0] = last;
    this.#sink(0);
    return first;
  }
  *drain(): Generator<Value> {
    while (this.size > 0) yield this.pop()!;
  }
  #sink(from: number): void {
    let at = from;
    for (;;) {
      const child = [2 * at + 1, 2 * at + 2]
        .filter((index) => index < this.#values.length)
        .sort((left, right) => this.#compare(this.#values[left]!, this.#values[right]!))[0];
      if (child === undefined || this.#compare(this.#values[at]!, this.#values[child]!) <= 0) return;
      this.#swap(at, child);
      at = child;
    }
  }
  #swap(left: number, right: number): void {
    [this.#values[left], this.#values[right]] = [this.#values[right]!, this.#values[left]!];
  }
}

export class MultiMap<Key, Value> {
  readonly #sets = new Map<Key, Set<Value>>();
  add(key: Key, value: Value): void {
    let set = this.#sets.get(key);
    if (set === undefined) {
      set = new Set();
      this.#sets.set(key, set);
    }
    set.add(value);
  }
  get(key: Key): ReadonlySet<Value> {
    return this.#sets.get(key) ?? new Set<Value>();
  }
  *[Symbol.iterator](): IterableIterator<[Key, Value]> {
    for (const [key, values] of this.#sets) for (const value of values) yield [key, value];
  }
}
