import { slots } from "../registry.ts";
import { noteDeletion } from "./deletions.ts";
import { isObject } from "./is-object.ts";
import { noteAnyProperty, noteProperty } from "./properties.ts";
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

/** The value for an element, whose computing may have changed the same array. @returns the value. */
export function settled<T>(value: T, target: unknown, key: PropertyKey): T {
  if (Array.isArray(target)) touchKey(target, key);
  return value;
}

/** As `touchKey`. @returns the object. */
export function touched<T>(target: T, key: PropertyKey): T {
  touchKey(target, key);
  return target;
}

/** As `touch`, where what the property holds is looked up. @returns the object. */
export function touchedField<T>(target: T, key: PropertyKey): T {
  if (writeLog !== undefined && isObject(target))
    noteProperty(writeLog, target, key, (target as Record<PropertyKey, unknown>)[key]);
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
