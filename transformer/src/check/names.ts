import type { DeclarationId, Model } from "../model.ts";

/** What users call the class. */
export function nameOf({ classes }: Model, id: DeclarationId): string {
  return classes.find((type) => type.id === id)?.binding ?? id;
}
