import type { Slot } from "../codec/restoring.ts";
import type { Inverse, WriteLog } from "./write-log.ts";

const hidden: Inverse = {
  undo(target, slot, before) {
    (slot as Slot).set(target, before);
  },
};

/** Notes a member that is about to be set and that only code of its class can name; `before` is what it holds. */
export function noteSlot(log: WriteLog, target: object, slot: Slot, before: unknown): void {
  if (log.image !== undefined) log.changing(target);
  log.note(hidden, target, slot, before);
}
