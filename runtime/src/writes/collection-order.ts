import type { Collection } from "../codec/image-source.ts";
import type { EntryOrder } from "./entry-order.ts";

export function put(target: Collection, key: unknown, content: unknown): void {
  if (target instanceof Map) target.set(key, content);
  else target.add(key);
}

/** Moves the entries behind all others, in this order. */
export function putBehind(target: Collection, keys: readonly unknown[]): void {
  const contents = keys.map((key) => (target instanceof Map ? target.get(key) : undefined));
  // To empty it and fill it again takes less time than to move all.
  const isEmptied = keys.length === target.size && isPlain(target);
  if (isEmptied) target.clear();
  keys.forEach((key, index) => {
    if (!isEmptied) target.delete(key);
    put(target, key, contents[index]);
  });
}

/** Has entries that were deleted come to their places again. Only what stands behind the first that is out of place is moved. */
export function putInOrder(target: Collection, order: EntryOrder): void {
  const ordinalOf = (key: unknown) => order.ordinalOf(key) ?? -1;
  const standing: Placed = { keys: [], ordinals: [] };
  const late: unknown[] = [];
  let last = -1;
  for (const key of target.keys()) {
    const ordinal = ordinalOf(key);
    if (ordinal < last) {
      late.push(key);
      continue;
    }
    last = ordinal;
    standing.keys.push(key);
    standing.ordinals.push(ordinal);
  }
  if (late.length === 0) return;
  late.sort((left, right) => ordinalOf(left) - ordinalOf(right));
  putBehind(target, merged(standing, { keys: late, ordinals: late.map(ordinalOf) }, target.size));
}

/** Keys by their ordinals, which ascend. */
interface Placed {
  readonly keys: unknown[];
  readonly ordinals: number[];
}

/** All of both, as their ordinals say, from the first of `late` on; where that is near the beginning, from there. */
function merged(standing: Placed, late: Placed, size: number): readonly unknown[] {
  const start = firstBehind(standing.ordinals, late.ordinals[0]!);
  const keys: unknown[] = [];
  let at = start < size / 2 ? 0 : start;
  for (const [index, ordinal] of late.ordinals.entries()) {
    while (at < standing.keys.length && standing.ordinals[at]! < ordinal) keys.push(standing.keys[at++]);
    keys.push(late.keys[index]);
  }
  while (at < standing.keys.length) keys.push(standing.keys[at++]);
  return keys;
}

function firstBehind(ordinals: readonly number[], ordinal: number): number {
  const found = ordinals.findIndex((each) => each > ordinal);
  return found < 0 ? ordinals.length : found;
}

/** Whether `clear` is the language's own. */
function isPlain(target: Collection): boolean {
  const prototype: unknown = Object.getPrototypeOf(target);
  return prototype === Map.prototype || prototype === Set.prototype;
}
