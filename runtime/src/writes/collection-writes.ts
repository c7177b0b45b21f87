import { noteContents } from "./contents.ts";
import { type EntryOrder, keepOrder, keptOrderOf, searchedCountMax } from "./entry-order.ts";
import type { Collection } from "./image.ts";
import type { Inverse, WriteLog } from "./write-log.ts";

const value: Inverse = {
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
    log.disorder(collection, () => putInOrder(collection, order, log));
  },
};

/** A Map that a command writes to: what its methods change is noted. */
export class MapWriter {
  readonly #log: WriteLog;
  readonly #target: Map<unknown, unknown>;

  constructor(log: WriteLog, target: Map<unknown, unknown>) {
    this.#log = log;
    this.#target = target;
  }

  set(key: unknown, content: unknown): unknown {
    const target = this.#target;
    const log = this.#log;
    if (log.image !== undefined) log.image.entryWillChange(target, key);
    const before = target.get(key);
    if (before !== undefined || target.has(key)) log.note(value, target, key, before);
    else noteAddition(log, target, key);
    return target.set(key, content);
  }

  delete(key: unknown): boolean {
    noteDeletion(this.#log, this.#target, key, this.#target.get(key));
    return this.#target.delete(key);
  }

  clear(): void {
    if (this.#target.size > 0) noteContents(this.#log, this.#target);
    this.#target.clear();
  }
}

/** The same for a Set. */
export class SetWriter {
  readonly #log: WriteLog;
  readonly #target: Set<unknown>;

  constructor(log: WriteLog, target: Set<unknown>) {
    this.#log = log;
    this.#target = target;
  }

  add(key: unknown): unknown {
    const target = this.#target;
    if (target.has(key)) return target;
    this.#log.image?.entryWillChange(target, key);
    noteAddition(this.#log, target, key);
    return target.add(key);
  }

  delete(key: unknown): boolean {
    noteDeletion(this.#log, this.#target, key, undefined);
    return this.#target.delete(key);
  }

  clear(): void {
    if (this.#target.size > 0) noteContents(this.#log, this.#target);
    this.#target.clear();
  }
}

function noteAddition(log: WriteLog, target: Collection, key: unknown): void {
  keptOrderOf(target)?.add(key);
  log.note(absence, target, key);
}

function noteDeletion(log: WriteLog, target: Collection, key: unknown, content: unknown): void {
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

function put(target: Collection, key: unknown, content: unknown): void {
  if (target instanceof Map) target.set(key, content);
  else target.add(key);
}

/** Moves the entries behind all others, in this order. */
function putBehind(target: Collection, keys: readonly unknown[]): void {
  for (const key of keys) {
    const content = target instanceof Map ? target.get(key) : undefined;
    target.delete(key);
    put(target, key, content);
  }
}

/** Only what stands behind the first that is out of place is moved. */
function putInOrder(target: Collection, order: EntryOrder, log: WriteLog): void {
  const ordinalOf = (key: unknown) => order.ordinalOf(key) ?? -1;
  const keys = [...target.keys()];
  let last = -1;
  const firstOut = keys.findIndex((key) => {
    const isOut = ordinalOf(key) < last;
    last = ordinalOf(key);
    return isOut;
  });
  if (firstOut < 0) return;
  const smallest = keys
    .slice(firstOut)
    .reduce<number>((least, key) => Math.min(least, ordinalOf(key)), Infinity);
  const moved = keys.filter((key) => ordinalOf(key) >= smallest);
  putBehind(
    target,
    moved.sort((left, right) => ordinalOf(left) - ordinalOf(right)),
  );
  log.image?.reordered(target);
}
