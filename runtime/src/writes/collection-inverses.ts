import type { Collection } from "../codec/image-source.ts";
import { put, putBehind, putInOrder } from "./collection-order.ts";
import { keepOrder, keptOrderOf, searchedCountMax } from "./entry-order.ts";
import type { Inverse, WriteLog } from "./write-log.ts";

export const value: Inverse = {
  undo(target, key, before) {
    (target as Map<unknown, unknown>).set(key, before);
  },
};

const absence: Inverse = {
  undo(target, key) {
    (target as Collection).delete(key);
    keptOrderOf(target)?.delete(key);
  },
};

/** An entry that was deleted: those that stood behind it, or its place among very many. */
interface Deleted {
  readonly value: unknown;
  readonly following: readonly unknown[];
  readonly ordinal: number | undefined;
}

const deletion: Inverse = {
  undo(target, key, deleted, log) {
    const collection = target as Collection;
    if (collection.has(key)) return;
    const { value, following, ordinal } = deleted as Deleted;
    put(collection, key, value);
    const order = keptOrderOf(collection);
    if (ordinal === undefined || order === undefined) return putBehind(collection, following);
    order.restore(key, ordinal);
    log.disorder(collection, () => putInOrder(collection, order));
  },
};

/** Notes an entry that is about to be added. */
export function noteAddition(log: WriteLog, target: Collection, key: unknown): void {
  keptOrderOf(target)?.add(key);
  log.note(absence, target, key);
}

/** Notes an entry that is about to be deleted, `content` being what a Map holds under its key. */
export function noteDeletion(log: WriteLog, target: Collection, key: unknown, content: unknown): void {
  if (!target.has(key)) return;
  let order = keptOrderOf(target);
  // Of another size: something changed it unnoted.
  if (order?.count !== target.size && (order !== undefined || target.size > searchedCountMax))
    order = keepOrder(target, target.keys());
  log.image?.entryWillChange(target, key);
  const ordinal = order?.ordinalOf(key);
  const following = order === undefined ? keysBehind(target, key) : [];
  log.note(deletion, target, key, { value: content, following, ordinal });
  order?.delete(key);
}

function keysBehind(target: Collection, key: unknown): readonly unknown[] {
  const keys = [...target.keys()];
  return keys.slice(keys.findIndex((each) => sameValueZero(each, key)) + 1);
}

/** How Maps and Sets compare. */
function sameValueZero(left: unknown, right: unknown): boolean {
  return left === right || Object.is(left, right);
}
