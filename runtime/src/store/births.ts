import { commandInProgress } from "../command-in-progress.ts";

/**
 * Gives an object that a command has just made its number. Generated code calls it wherever an object of a type is
 * made that a command can be given. Outside commands it does nothing.
 *
 * @returns the object.
 */
export function born<T>(object: T): T {
  const running = commandInProgress();
  if (running !== undefined && isObject(object)) running.entities.born(object);
  return object;
}

/** The same, where the type of the object is as constant as the object. */
export function bornConstant<const T>(object: T): T {
  return born(object);
}

/** The same for an object that a library made, with all that it holds and that has no number yet. */
export function bornDeep<T>(object: T): T {
  const running = commandInProgress();
  if (running === undefined || !isObject(object)) return object;
  const found = new Set<object>([object]);
  // The set grows while it is walked.
  for (const one of found) {
    if (isPlain(one)) running.entities.born(one);
    for (const part of partsOf(one)) {
      if (isObject(part) && running.entities.idOf(part) === 0) found.add(part);
    }
  }
  return object;
}

function partsOf(object: object): Iterable<unknown> {
  if (object instanceof Map) return [...object.keys(), ...object.values()];
  if (object instanceof Set) return object;
  return Array.isArray(object) || isPlain(object) ? Object.values(object) : [];
}

/** Instances are born where their constructors are called. */
function isPlain(object: object): boolean {
  const prototype = Object.getPrototypeOf(object) as unknown;
  return prototype === Object.prototype || prototype === null;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
