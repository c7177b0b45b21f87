import type { FieldsDescription } from "./fields-layout.ts";

/** Whether the keys of the object are those that its type declares, in their order. */
export function areDeclared(value: object, { fields, optional, unwritten }: FieldsDescription): boolean {
  // Where fields may be missing, nothing would tell between which of them an unwritten one stood.
  if (unwritten !== undefined && optional !== undefined) return false;
  let index = 0;
  // Engines keep the names that this loop goes through with an object's shape: it makes no list of them.
  for (const name in value) {
    if (unwritten?.includes(name)) continue;
    while (fields[index] !== name) {
      if (index === fields.length || !optional?.includes(fields[index]!)) return false;
      index++;
    }
    index++;
  }
  while (index < fields.length && optional?.includes(fields[index]!)) index++;
  return index === fields.length;
}
