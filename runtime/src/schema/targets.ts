import { setOwn } from "../codec/listed-body.ts";
import type { Reader } from "../codec/reader.ts";
import type { Slot } from "../codec/restoring.ts";
import { type Column, missing } from "./column.ts";

/** What is done with a column, or without one, for a field of today. */
export interface Target {
  readonly name: string;
  /** Among the stored ones; -1 for a field that is new. */
  readonly column: number;
  readonly initial: (() => unknown) | undefined;
  /** Of a hidden field. */
  readonly slot: Slot | undefined;
}

export function target(
  name: string,
  stored: readonly string[],
  initial: Readonly<Record<string, () => unknown>> | undefined,
  slot?: Slot,
): Target {
  return { name, column: stored.indexOf(name), initial: initial?.[name], slot };
}

/** Reads the columns, and gives the rows what they have today. */
export function fill(
  reader: Reader,
  rows: readonly object[],
  columns: readonly Column[],
  targets: readonly Target[],
): void {
  const values = columns.map((column) => column.read(reader, rows.length));
  for (const [row, object] of rows.entries()) {
    for (const { name, column, initial, slot } of targets) {
      let value = column < 0 ? missing : values[column]![row];
      if (value === missing) {
        if (initial === undefined) continue;
        value = initial();
      }
      if (slot === undefined) setOwn(object, name, value);
      else slot.set(object, value);
    }
  }
}
