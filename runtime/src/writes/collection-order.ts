import type { EntryOrder } from "./entry-order.ts";
import type { Collection } from "./image.ts";
import type { WriteLog } from "./write-log.ts";

export function put(target: Collection, key: unknown, content: unknown): void {
  if (target instanceof Map) target.set(key, content);
  else target.add(key);
}

/** Moves the entries behind all others, in this order. */
export function putBehind(target: Collection, keys: readonly unknown[]): void {
  for (const key of keys) {
    const content = target instanceof Map ? target.get(key) : undefined;
    target.delete(key);
    put(target, key, content);
  }
}

/** Has entries that were deleted come to their places again. Only what stands behind the first that is out of place is moved. */
export function putInOrder(target: Collection, order: EntryOrder, log: WriteLog): void {
  const ordinalOf = (key: unknown) => order.ordinalOf(key) ?? -1;
  const keys = [...target.keys()];
  let last = -1;
  const firstOut = keys.findIndex((key) => {
    const isOut = ordinalOf(key) < last;
    last = ordinalOf(key);
    return isOut;
  });
  if (firstOut < 0) return;
  const smallest = keys
    .slice(firstOut)
    .reduce<number>((least, key) => Math.min(least, ordinalOf(key)), Infinity);
  const moved = keys.filter((key) => ordinalOf(key) >= smallest);
  putBehind(
    target,
    moved.sort((left, right) => ordinalOf(left) - ordinalOf(right)),
  );
  log.image?.reordered(target);
}
