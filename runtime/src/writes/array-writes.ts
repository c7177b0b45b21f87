import { noteContents, noteElements } from "./contents.ts";
import type { Inverse, WriteLog } from "./write-log.ts";

const element: Inverse = {
  undo(target, index, before) {
    const array = target as unknown[];
    if (!Object.is(array[index as number], before)) array[index as number] = before;
  },
};

const hole: Inverse = {
  undo(target, index) {
    Reflect.deleteProperty(target, index as number);
  },
};

const length: Inverse = {
  undo(target, _key, before) {
    const array = target as unknown[];
    if (array.length !== before) array.length = before as number;
  },
};

/** What `splice` took out of an array, or one of the methods that are special cases of it. */
interface Spliced {
  readonly removed: readonly unknown[];
  readonly addedCount: number;
  readonly lengthBefore: number;
}

const splice: Inverse = {
  undo(target, start, spliced) {
    const array = target as unknown[];
    const { removed, addedCount, lengthBefore } = spliced as Spliced;
    const hasHappened = array.length === lengthBefore - removed.length + addedCount;
    if (hasHappened) replace(array, start as number, addedCount, removed);
  },
};

/** `splice` takes its elements as arguments, of which an engine allows some ten thousands. */
const argumentCountMax = 4096;

function replace(array: unknown[], start: number, count: number, by: readonly unknown[]): void {
  array.splice(start, count, ...by.slice(0, argumentCountMax));
  if (by.length > argumentCountMax) {
    const behind = array.splice(start + argumentCountMax);
    for (let at = argumentCountMax; at < by.length; at++) array.push(by[at]);
    for (const each of behind) array.push(each);
  }
  // Arguments have no holes.
  for (let at = 0; at < by.length; at++) if (!(at in by)) Reflect.deleteProperty(array, start + at);
}

/** Notes an element, or another property, of an array that is about to be set. */
export function noteIndex(log: WriteLog, array: unknown[], key: PropertyKey): void {
  const index = typeof key === "string" ? Number(key) : key;
  if (typeof index !== "number" || !Number.isInteger(index) || index < 0) return noteContents(log, array);
  if (log.image !== undefined) log.image.willChange(array);
  if (index >= array.length) log.note(length, array, undefined, array.length);
  else if (array[index] === undefined && !(index in array)) log.note(hole, array, index);
  else log.note(element, array, index, array[index]);
}

/** An array that a command writes to: what its methods change is noted. */
export class ArrayWriter {
  readonly #log: WriteLog;
  readonly #target: unknown[];

  constructor(log: WriteLog, target: unknown[]) {
    this.#log = log;
    this.#target = target;
  }

  push(...elements: unknown[]): number {
    const target = this.#target;
    if (this.#log.image !== undefined) this.#log.image.willChange(target);
    this.#log.note(length, target, undefined, target.length);
    if (elements.length === 1) return target.push(elements[0]);
    return target.push(...elements);
  }

  pop(): unknown {
    this.#noteSplice(this.#target.length - 1, 1, 0);
    return this.#target.pop();
  }

  shift(): unknown {
    this.#noteSplice(0, 1, 0);
    return this.#target.shift();
  }

  unshift(...elements: unknown[]): number {
    this.#noteSplice(0, 0, elements.length);
    return this.#target.unshift(...elements);
  }

  splice(...given: [start: number, count?: number, ...elements: unknown[]]): unknown[] {
    const { length } = this.#target;
    if (given.length > 0) {
      const [start, count = 0, ...elements] = given;
      const from = clamped(start < 0 ? length + toInteger(start) : toInteger(start), length);
      this.#noteSplice(
        from,
        given.length === 1 ? length - from : clamped(toInteger(count), length - from),
        elements.length,
      );
    }
    return (this.#target.splice as (...all: unknown[]) => unknown[])(...given);
  }

  reverse(): unknown {
    noteElements(this.#log, this.#target);
    return this.#target.reverse();
  }

  sort(compare?: (left: unknown, right: unknown) => number): unknown {
    noteElements(this.#log, this.#target);
    return this.#target.sort(compare);
  }

  fill(...given: [value: unknown, start?: number, end?: number]): unknown {
    noteElements(this.#log, this.#target);
    return this.#target.fill(...given);
  }

  copyWithin(...given: [target: number, start: number, end?: number]): unknown {
    noteElements(this.#log, this.#target);
    return this.#target.copyWithin(...given);
  }

  #noteSplice(start: number, count: number, addedCount: number): void {
    const target = this.#target;
    // From an array that is locked in part the engine takes out what it can before it throws.
    if (!Object.isExtensible(target)) return noteElements(this.#log, target);
    if (this.#log.image !== undefined) this.#log.image.willChange(target);
    const removed = target.slice(Math.max(start, 0), start + count);
    this.#log.note(splice, target, Math.max(start, 0), { removed, addedCount, lengthBefore: target.length });
  }
}

function toInteger(value: number): number {
  const number = Number(value);
  return Number.isNaN(number) ? 0 : Math.trunc(number);
}

function clamped(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
