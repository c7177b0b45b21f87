import { integrity } from "./format.ts";

/** What a program can no longer do to the object. */
export function integrityOf(value: object): number {
  if (Object.isExtensible(value)) return integrity.extensible;
  if (Object.isFrozen(value)) return integrity.frozen;
  return Object.isSealed(value) ? integrity.sealed : integrity.nonExtensible;
}

/** Takes away what `level` forbids; the elements of typed arrays, for one, cannot be frozen. */
export function tryToLock(value: object, level: number): boolean {
  try {
    if (level === integrity.frozen) Object.freeze(value);
    else if (level === integrity.sealed) Object.seal(value);
    else Object.preventExtensions(value);
    return true;
  } catch {
    return false;
  }
}
