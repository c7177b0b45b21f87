import { type EntryOrder, keepOrder, keptOrderOf, searchedCountMax } from "./entry-order.ts";
import { indexOf, nameOf } from "./index-of.ts";
import type { Inverse, WriteLog } from "./write-log.ts";

/** A property that was deleted: those that stood behind it, or its place among very many. */
interface Deleted {
  readonly descriptor: PropertyDescriptor;
  readonly following: readonly PropertyKey[];
  readonly ordinal: number | undefined;
}

const deletion: Inverse = {
  undo(target, key, deleted, log) {
    const { descriptor, following, ordinal } = deleted as Deleted;
    // It is there where it was put again by a write that had been noted before, or where nothing was deleted.
    Reflect.deleteProperty(target, key as PropertyKey);
    Reflect.defineProperty(target, key as PropertyKey, descriptor);
    const order = keptOrderOf(target);
    if (ordinal === undefined || order === undefined) return putBehind(target, following);
    order.restore(nameOf(key as PropertyKey), ordinal);
    log.disorder(target, () => putInOrder(target, order));
  },
};

/** Notes a property that is about to be deleted. */
export function noteDeletion(log: WriteLog, target: object, key: PropertyKey): void {
  const descriptor = Object.getOwnPropertyDescriptor(target, key);
  if (descriptor === undefined) return;
  log.changing(target);
  // Indexes come first in every object, in their order, whenever they came.
  const deleted =
    indexOf(key) === undefined
      ? placed(target, nameOf(key), descriptor)
      : { descriptor, following: [], ordinal: undefined };
  log.note(deletion, target, key, deleted);
}

function placed(target: object, key: PropertyKey, descriptor: PropertyDescriptor): Deleted {
  let order = keptOrderOf(target);
  if (order?.ordinalOf(key) === undefined) {
    const keys = Reflect.ownKeys(target);
    if (keys.length <= searchedCountMax)
      return { descriptor, following: keys.slice(keys.indexOf(key as string) + 1), ordinal: undefined };
    order = keepOrder(target, keys);
  }
  const ordinal = order.ordinalOf(key);
  order.delete(key);
  return { descriptor, following: [], ordinal };
}

function putBehind(target: object, keys: readonly PropertyKey[]): void {
  for (const key of keys) {
    const descriptor = Object.getOwnPropertyDescriptor(target, key);
    if (descriptor === undefined || !Reflect.deleteProperty(target, key)) continue;
    Object.defineProperty(target, key, descriptor);
  }
}

function putInOrder(target: object, order: EntryOrder): void {
  const ordinalOf = (key: PropertyKey) => order.ordinalOf(key) ?? -1;
  const keys = Reflect.ownKeys(target).filter((key) => indexOf(key) === undefined);
  putBehind(
    target,
    keys.sort((left, right) => ordinalOf(left) - ordinalOf(right)),
  );
}
