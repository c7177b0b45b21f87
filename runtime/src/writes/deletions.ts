import { type EntryOrder, keepOrder, keptOrderOf, searchedCountMax } from "./entry-order.ts";
import type { Inverse, WriteLog } from "./write-log.ts";

/** A property that was deleted: those that stood behind it, or its place among very many. */
interface Deleted {
  readonly descriptor: PropertyDescriptor;
  readonly following: readonly PropertyKey[];
  readonly ordinal: number | undefined;
}

const deletion: Inverse = {
  undo(target, key, deleted, log) {
    if (Object.hasOwn(target, key as PropertyKey)) return;
    const { descriptor, following, ordinal } = deleted as Deleted;
    Reflect.defineProperty(target, key as PropertyKey, descriptor);
    const order = keptOrderOf(target);
    if (ordinal === undefined || order === undefined) return putBehind(target, following);
    order.restore(key, ordinal);
    log.disorder(target, () => putInOrder(target, order));
  },
};

/** Notes a property that is about to be deleted. */
export function noteDeletion(log: WriteLog, target: object, key: PropertyKey): void {
  const descriptor = Object.getOwnPropertyDescriptor(target, key);
  if (descriptor === undefined) return;
  log.changing(target);
  const deleted = isIndex(key)
    ? { descriptor, following: [], ordinal: undefined }
    : placed(target, key, descriptor);
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

/** Numbers come first in every object, in their order, whenever they came. */
function isIndex(key: PropertyKey): boolean {
  return typeof key === "number" || (typeof key === "string" && /^(0|[1-9]\d{0,9})$/.test(key));
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
  const keys = Reflect.ownKeys(target).filter((key) => !isIndex(key));
  putBehind(
    target,
    keys.sort((left, right) => ordinalOf(left) - ordinalOf(right)),
  );
}
