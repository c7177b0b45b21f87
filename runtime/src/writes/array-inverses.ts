import { noteContents } from "./contents.ts";
import { indexOf } from "./index-of.ts";
import { insert } from "./insert.ts";
import type { Inverse, WriteLog } from "./write-log.ts";

const element: Inverse = {
  undo(target, index, before) {
    if (!Object.is((target as unknown[])[index as number], before))
      Reflect.set(target, index as number, before);
  },
};

const hole: Inverse = {
  undo(target, index) {
    Reflect.deleteProperty(target, index as number);
  },
};

export const length: Inverse = {
  undo(target, _key, before) {
    if ((target as unknown[]).length !== before) Reflect.set(target, "length", before);
  },
};

/** What `splice` took out of an array, or one of the methods that are special cases of it. */
interface Spliced {
  readonly removed: readonly unknown[];
  readonly addedCount: number;
  readonly lengthBefore: number;
}

export const splice: Inverse = {
  undo(target, start, spliced) {
    const array = target as unknown[];
    const { removed, addedCount, lengthBefore } = spliced as Spliced;
    const hasHappened = array.length === lengthBefore - removed.length + addedCount;
    // One that was locked since is one that the command made: nobody else has it.
    if (hasHappened && Object.isExtensible(array)) replace(array, start as number, addedCount, removed);
  },
};

/** As `splice`, which takes its elements as arguments. */
function replace(array: unknown[], start: number, count: number, by: readonly unknown[]): void {
  array.splice(start, count);
  insert(array, start, by);
}

/** Notes an element, or another property, of an array that is about to be set. */
export function noteIndex(log: WriteLog, array: unknown[], key: PropertyKey): void {
  const index = indexOf(key);
  if (index === undefined) return noteContents(log, array);
  if (log.image !== undefined) log.image.elementWillChange(array, index);
  if (index >= array.length) log.note(length, array, undefined, array.length);
  else if (array[index] === undefined && !(index in array)) log.note(hole, array, index);
  else log.note(element, array, index, array[index]);
}
