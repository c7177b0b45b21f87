import { CoopyError } from "../errors.ts";

/** Refuses what would be lost. @throws CoopyError COOPY5101 */
export function refuseProperties(value: object, kind: string): void {
  if (Reflect.ownKeys(value).length === 0) return;
  throw new CoopyError("COOPY5101", `${kind} has properties of its own. Keep them beside it.`);
}

/** Refuses what would be lost. @throws CoopyError COOPY5101 */
export function refuseLocked(value: object, kind: string): void {
  if (Object.isExtensible(value)) return;
  throw new CoopyError("COOPY5101", `${kind} in it is frozen or sealed. Store a copy that is not.`);
}
