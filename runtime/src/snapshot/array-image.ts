import type { Elements } from "../codec/image-source.ts";

/**
 * The elements that a long array without holes had at one moment, while it goes on changing: those that are there, and for
 * what was written to since, what was there before. So nothing needs to be copied at once.
 */
export class ArrayImage implements Elements {
  readonly length: number;
  readonly #array: readonly unknown[];
  readonly #before = new Map<number, unknown>();
  /** Those before it were told: what becomes of them does not matter. */
  #toldCount = 0;

  constructor(array: readonly unknown[]) {
    this.#array = array;
    this.length = array.length;
  }

  part(start: number, end: number): unknown[] {
    const part: unknown[] = [];
    for (let index = start; index < end; index++)
      part.push(this.#before.has(index) ? this.#before.get(index) : this.#array[index]);
    this.#toldCount = end;
    return part;
  }

  /** The element is about to be set or taken out. */
  willChange(index: number): void {
    if (index < this.#toldCount || index >= this.length || this.#before.has(index)) return;
    this.#before.set(index, this.#array[index]);
  }
}
