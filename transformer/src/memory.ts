/** A part of a program: the files it is looked at by, and those that count for all parts. Any objects will do. */
interface Remembered {
  readonly sources: readonly object[];
  readonly declarations: readonly object[];
}

/**
 * What was said of the parts of a program the last time. A compiler that watches files asks again after every change;
 * a file that did not change it gives to the next program as the very same object.
 */
export class Memory<Result> {
  #known: readonly { readonly part: Remembered; readonly result: Result }[] = [];

  /** The results for all parts. What was looked at last time and is the same still is not looked at again. */
  results<Part extends Remembered>(parts: readonly Part[], look: (part: Part) => Result): readonly Result[] {
    const byFirst = new Map(this.#known.map((known) => [known.part.sources[0], known]));
    this.#known = parts.map((part) => {
      const known = byFirst.get(part.sources[0]);
      return known !== undefined && isSame(known.part, part) ? known : { part, result: look(part) };
    });
    return this.#known.map(({ result }) => result);
  }
}

function isSame(left: Remembered, right: Remembered): boolean {
  return areSame(left.sources, right.sources) && areSame(left.declarations, right.declarations);
}

function areSame(left: readonly object[], right: readonly object[]): boolean {
  return (
    left === right || (left.length === right.length && left.every((file, index) => file === right[index]))
  );
}
