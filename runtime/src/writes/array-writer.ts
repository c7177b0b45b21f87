import { length, splice } from "./array-inverses.ts";
import { noteElements } from "./contents.ts";
import type { Image } from "./image.ts";
import { argumentCountMax, insert } from "./insert.ts";
import type { WriteLog } from "./write-log.ts";

/** Where no more change at an array's end, a snapshot in progress is told of each. */
const tailLengthMax = 64;

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
    if (this.#log.image !== undefined) this.#log.image.elementWillChange(target, target.length);
    this.#log.note(length, target, undefined, target.length);
    if (elements.length === 1) return target.push(elements[0]);
    if (elements.length <= argumentCountMax) return target.push(...elements);
    insert(target, target.length, elements);
    return target.length;
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
    const target = this.#target;
    this.#noteSplice(0, 0, elements.length);
    if (elements.length <= argumentCountMax) return target.unshift(...elements);
    insert(target, 0, elements);
    return target.length;
  }

  splice(...given: [start: number, count?: number, ...elements: unknown[]]): unknown[] {
    const target = this.#target;
    const { length } = target;
    if (given.length === 0) return [];
    const [start, count = 0, ...elements] = given;
    const begin = toInteger(start);
    const from = clamped(begin < 0 ? length + begin : begin, length);
    const removedCount = given.length === 1 ? length - from : clamped(toInteger(count), length - from);
    this.#noteSplice(from, removedCount, elements.length);
    if (elements.length <= argumentCountMax) return target.splice(from, removedCount, ...elements);
    const removed = target.splice(from, removedCount);
    insert(target, from, elements);
    return removed;
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
    if (this.#log.image !== undefined) tellOfSplice(this.#log.image, target, Math.max(start, 0));
    const removed = target.slice(Math.max(start, 0), start + count);
    this.#log.note(splice, target, Math.max(start, 0), { removed, addedCount, lengthBefore: target.length });
  }
}

/** All from `start` on may change, and what is behind the last may come to be. */
function tellOfSplice(image: Image, target: readonly unknown[], start: number): void {
  const { length } = target;
  if (length - start > tailLengthMax) return image.willChange(target);
  for (let index = start; index <= length; index++) image.elementWillChange(target, index);
}

function toInteger(value: number): number {
  const number = Number(value);
  return Number.isNaN(number) ? 0 : Math.trunc(number);
}

function clamped(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
