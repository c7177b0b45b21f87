import type { FieldsSchema } from "./schema.ts";

/** Where types are not told, as of descriptions made by hand, nothing may differ. */
export function differenceByName(
  { fields: before }: FieldsSchema,
  { name, fields: now }: FieldsSchema,
): string | undefined {
  const missing = before.find((field) => !now.includes(field));
  if (missing !== undefined) return `field ${name}.${missing} is gone`;
  const added = now.find((field) => !before.includes(field));
  if (added !== undefined) return `field ${name}.${added} is new`;
  return before.join() === now.join() ? undefined : `the fields of ${name} are in another order`;
}
