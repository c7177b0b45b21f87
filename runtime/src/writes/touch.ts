import { slots } from "../registry.ts";
import { ArrayWriter } from "./array-writes.ts";
import { MapWriter, SetWriter } from "./collection-writes.ts";
import { noteContents } from "./contents.ts";
import { noteAnyProperty, noteDeletion, noteProperty } from "./properties.ts";
import { noteSlot } from "./slot-writes.ts";
import { writeLog } from "./write-log.ts";

/*
 * Generated code calls these before it writes to an object that may be part of a state. While no command runs they do
 * nothing.
 */

/** A declared property is about to be set; `before` is what it holds. */
export function touch(target: object, key: PropertyKey, before: unknown): void {
  if (writeLog !== undefined) noteProperty(writeLog, target, key, before);
}

/** A property is about to be set, whatever the object is: an element of an array, an entry of a dictionary. */
export function touchKey(target: unknown, key: PropertyKey): void {
  if (writeLog !== undefined && isObject(target)) noteAnyProperty(writeLog, target, key);
}

/** A property is about to be deleted. */
export function touchDeleted(target: unknown, key: PropertyKey): void {
  if (writeLog !== undefined && isObject(target)) noteDeletion(writeLog, target, key);
}

/** A member that only code of its class can name is about to be set; `before` is what it holds. */
export function touchSlot(target: object, classId: string, name: string, before: unknown): void {
  if (writeLog !== undefined) noteSlot(writeLog, target, slots(classId)[name]!, before);
}

/** As `touchKey`. @returns the object. */
export function touched<T>(target: T, key: PropertyKey): T {
  touchKey(target, key);
  return target;
}

/** As `touchDeleted`. @returns the object. */
export function deleting<T>(target: T, key: PropertyKey): T {
  touchDeleted(target, key);
  return target;
}

/** As `touchSlot`. @returns the object. */
export function touchedSlot<T>(target: T, classId: string, name: string): T {
  if (writeLog !== undefined && isObject(target)) {
    const slot = slots(classId)[name]!;
    noteSlot(writeLog, target, slot, slot.get(target));
  }
  return target;
}

/** Objects whose property is about to be set or deleted, and whose key is being computed. */
const waiting: { readonly target: unknown; readonly isDeleted: boolean }[] = [];

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
  // What is no key is made one here, and not once more where it is used.
  const name = typeof computed === "symbol" || typeof computed === "number" ? computed : String(computed);
  if (isDeleted) touchDeleted(target, name);
  else touchKey(target, name);
  return name as K;
}

/** Forgets objects whose keys were never told: computing them threw. */
export function forgetWaiting(): void {
  if (waiting.length > 0) waiting.length = 0;
}

/** An array of which a method is about to be called that changes it. @returns what to call it on. */
export function arrayWriter<T>(target: T): T {
  if (writeLog === undefined || !isObject(target)) return target;
  if (Object.getPrototypeOf(target) === Array.prototype)
    return new ArrayWriter(writeLog, target as unknown[]) as unknown as T;
  noteContents(writeLog, target);
  return target;
}

/** The same of a Map. */
export function mapWriter<T>(target: T): T {
  if (writeLog === undefined || !isObject(target)) return target;
  if (Object.getPrototypeOf(target) === Map.prototype)
    return new MapWriter(writeLog, target as unknown as Map<unknown, unknown>) as unknown as T;
  noteContents(writeLog, target);
  return target;
}

/** The same of a Set. */
export function setWriter<T>(target: T): T {
  if (writeLog === undefined || !isObject(target)) return target;
  if (Object.getPrototypeOf(target) === Set.prototype)
    return new SetWriter(writeLog, target as unknown as Set<unknown>) as unknown as T;
  noteContents(writeLog, target);
  return target;
}

/** An object about to be changed in ways that nobody tells. @returns the object. */
export function whole<T>(target: T): T {
  if (writeLog !== undefined && isObject(target)) noteContents(writeLog, target);
  return target;
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
