import { elementsOfArray } from "./array-elements.ts";
import { type EntryOrder, keptOrderOf, restoreOrder } from "./entry-order.ts";
import { hiddenPartOf } from "./hidden-parts.ts";
import { propertiesOf } from "./own-properties.ts";
import type { Restore } from "./restore.ts";
import type { Inverse, WriteLog } from "./write-log.ts";

/** Notes all that an object itself holds, where nobody knows which part of it is about to change. */
export function noteContents(log: WriteLog, target: object): void {
  log.changing(target);
  const order = keptOrderOf(target);
  log.note(contents, target, order, [propertiesOf(target), hiddenPartOf(target)]);
  // Which entries there will be is not known before it is over.
  if (order !== undefined) restoreOrder(target, undefined);
}

/** Notes all elements of an array: its methods change nothing else. */
export function noteElements(log: WriteLog, array: unknown[]): void {
  if (log.image !== undefined) log.image.willChange(array);
  log.note(contents, array, undefined, [elementsOfArray(array)]);
}

const contents: Inverse = {
  undo(target, order, parts) {
    for (const restore of parts as readonly (Restore | undefined)[]) restore?.();
    restoreOrder(target, order as EntryOrder | undefined);
  },
};
