import { integrity } from "./format.ts";

/** What a program can no longer do to the object. */
export function integrityOf(value: object): number {
  if (Object.isExtensible(value)) return integrity.extensible;
  if (Object.isFrozen(value)) return integrity.frozen;
  return Object.isSealed(value) ? integrity.sealed : integrity.nonExtensible;
}
