import { noteIndex } from "./array-inverses.ts";
import { noteContents } from "./contents.ts";
import { type EntryOrder, keepOrder, keptOrderOf, searchedCountMax } from "./entry-order.ts";
import type { Inverse, WriteLog } from "./write-log.ts";

type Properties = Record<PropertyKey, unknown>;

const value: Inverse = {
  undo(target, key, before) {
    const properties = target as Properties;
    // An object that is frozen refused the write, and would refuse this one.
    if (!Object.is(properties[key as string], before)) properties[key as string] = before;
  },
};

const absence: Inverse = {
  undo(target, key) {
    keptOrderOf(target)?.delete(key);
    Reflect.deleteProperty(target, key as PropertyKey);
  },
};

/** Notes a property that is about to be set, `before` being what it holds. */
export function noteProperty(log: WriteLog, target: object, key: PropertyKey, before: unknown): void {
  if (log.isLast(value, target, key)) return;
  if (log.image !== undefined) log.changing(target);
  if (before !== undefined || Object.hasOwn(target, key)) return log.note(value, target, key, before);
  keptOrderOf(target)?.add(key);
  log.note(absence, target, key);
}

/** The same where only run time knows what kind of object it is, or which key. */
export function noteAnyProperty(log: WriteLog, target: object, key: PropertyKey): void {
  if (Array.isArray(target)) return noteIndex(log, target, key);
  if (key === "__proto__") return noteContents(log, target);
  const before = (target as Properties)[key];
  if (
    before === undefined ||
    ArrayBuffer.isView(target) ||
    Object.hasOwn(target, key) ||
    isAccessor(target, key)
  )
    return noteProperty(log, target, key, before);
  if (log.image !== undefined) log.changing(target);
  keptOrderOf(target)?.add(key);
  log.note(absence, target, key);
}

/** Whether an assignment calls something of the object's class: `url.hash = "top"`. */
function isAccessor(target: object, key: PropertyKey): boolean {
  for (let owner = Object.getPrototypeOf(target); owner !== null; owner = Object.getPrototypeOf(owner)) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, key);
    if (descriptor !== undefined) return descriptor.set !== undefined;
  }
  return false;
}

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
    Object.defineProperty(target, key as PropertyKey, descriptor);
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
  if (order === undefined) {
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
