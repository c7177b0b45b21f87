import { ArrayWriter } from "./array-writer.ts";
import { noteContents } from "./contents.ts";
import { isObject } from "./is-object.ts";
import { MapWriter } from "./map-writer.ts";
import { SetWriter } from "./set-writer.ts";
import { WeakWriter } from "./weak-writer.ts";
import { writeLog } from "./write-log.ts";

/** An array of which a method is about to be called that changes it. @returns what to call it on. */
export function arrayWriter<T>(target: T): T {
  if (writeLog === undefined || !isObject(target)) return target;
  if (Object.getPrototypeOf(target) === Array.prototype)
    return new ArrayWriter(writeLog, target as unknown[]) as unknown as T;
  noteContents(writeLog, target);
  return target;
}

/** The same of a Map or WeakMap. */
export function mapWriter<T>(target: T): T {
  if (writeLog === undefined || !isObject(target)) return target;
  if (target instanceof WeakMap) return new WeakWriter(writeLog, target) as unknown as T;
  if (Object.getPrototypeOf(target) === Map.prototype)
    return new MapWriter(writeLog, target as unknown as Map<unknown, unknown>) as unknown as T;
  noteContents(writeLog, target);
  return target;
}

/** The same of a Set or WeakSet. */
export function setWriter<T>(target: T): T {
  if (writeLog === undefined || !isObject(target)) return target;
  if (target instanceof WeakSet) return new WeakWriter(writeLog, target) as unknown as T;
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
