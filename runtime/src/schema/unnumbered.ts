import type { Catalog } from "../codec/catalog.ts";
import type { FieldsSchema, Schema } from "./schema.ts";

/** Types whose objects have numbers today and had none when something was written. */
export interface Unnumbered {
  /** Prototypes of classes. */
  readonly prototypes: ReadonlySet<object>;
  /** Names of object types. */
  readonly objects: readonly string[];
}

export function unnumberedIn(stored: Schema, current: Schema, { classes }: Catalog): Unnumbered {
  const names = newlyNumbered(stored.classes, current.classes);
  const layouts = classes.filter(({ name }) => names.includes(name));
  return {
    prototypes: new Set(layouts.map(({ prototype }) => prototype)),
    objects: newlyNumbered(stored.objects, current.objects),
  };
}

function newlyNumbered(
  before: readonly FieldsSchema[] = [],
  now: readonly FieldsSchema[] = [],
): readonly string[] {
  const numbered = before.filter(({ isNumbered }) => isNumbered).map(({ name }) => name);
  return now.filter(({ name, isNumbered }) => isNumbered && !numbered.includes(name)).map(({ name }) => name);
}
