import { touchDeleted, touchKey } from "./touch.ts";
import { writeLog } from "./write-log.ts";

/** Objects whose property is about to be set or deleted, and whose key is being computed. */
const waiting: { readonly target: unknown; readonly isDeleted: boolean; key?: PropertyKey }[] = [];

/** The object of which a property is about to be set: `key` tells which. @returns the object. */
export function element<T>(target: T): T {
  if (writeLog !== undefined) waiting.push({ target, isDeleted: false });
  return target;
}

/** The object of which a property is about to be deleted: `key` tells which. @returns the object. */
export function elementDeleted<T>(target: T): T {
  if (writeLog !== undefined) waiting.push({ target, isDeleted: true });
  return target;
}

/** How many objects wait for their keys, before one is computed. */
export function depth(): number {
  return waiting.length;
}

/** The key for the object that came as the one numbered `depth`; those behind it lost theirs to an error. @returns the key. */
export function key<const K>(depth: number, computed: K): K {
  if (writeLog === undefined) return computed;
  waiting.length = depth;
  const { target, isDeleted } = waiting.pop()!;
  const name = nameOf(computed);
  if (isDeleted) touchDeleted(target, name);
  else touchKey(target, name);
  return name as K;
}

/** As `key`, where computing the value may change the same array: it is noted once more when `assigned` has the value. @returns the key. */
export function keptKey<const K>(depth: number, computed: K): K {
  if (writeLog === undefined) return computed;
  waiting.length = depth;
  const name = nameOf(computed);
  waiting[depth - 1]!.key = name;
  touchKey(waiting[depth - 1]!.target, name);
  return name as K;
}

/** The value for the array and key that came as those numbered `depth`. @returns the value. */
export function assigned<T>(depth: number, value: T): T {
  if (writeLog === undefined) return value;
  waiting.length = depth;
  const { target, key } = waiting.pop()!;
  if (Array.isArray(target)) touchKey(target, key!);
  return value;
}

/** What `items[key] ??= value` gives, which may have computed no value: nothing waits for one any more. @returns it. */
export function finished<T>(depth: number, result: T): T {
  if (waiting.length > depth) waiting.length = depth;
  return result;
}

/** What is no key is made one here, and not once more where it is used. */
function nameOf(computed: unknown): PropertyKey {
  return typeof computed === "symbol" || typeof computed === "number" ? computed : String(computed);
}

/** Forgets objects whose keys were never told: computing them threw. */
export function forgetWaiting(): void {
  if (waiting.length > 0) waiting.length = 0;
}
