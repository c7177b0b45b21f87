import { isIndex } from "../codec/named-keys.ts";

/** The index that a key is; undefined for a name, such as "01", -1, or a number that is too large. */
export function indexOf(key: PropertyKey): number | undefined {
  if (typeof key === "number") return key >>> 0 === key && key < 2 ** 32 - 1 ? key : undefined;
  return typeof key === "string" && isIndex(key) ? Number(key) : undefined;
}

/** The key as the language keeps it. */
export function nameOf(key: PropertyKey): string | symbol {
  return typeof key === "number" ? String(key) : key;
}
