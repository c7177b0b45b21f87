import { Catalog } from "../../../runtime/src/codec/catalog.ts";
import type { SystemDefinition } from "../../../runtime/src/definition.ts";
import { definitionOf } from "../../../runtime/src/registry.ts";
import { type Reading, readingOf } from "../../../runtime/src/schema/reading.ts";
import type { Schema } from "../../../runtime/src/schema/schema.ts";
import { schemaOf } from "../../../runtime/src/schema/schema-of.ts";
import type { StorePlan } from "../../../runtime/src/store/recover.ts";
import { Museum } from "../program/museum.ts";

/** What a store of the program decodes with. */
export const definition = definitionOf(Museum) as SystemDefinition<Museum>;
export const catalog = new Catalog(definition.classes, definition.identifiesObjects);
export const format = { catalog, layout: definition.layout };

const plan = {
  ...format,
  definition,
  current: schemaOf(definition, catalog),
  disk: { name: "memory" },
} as unknown as StorePlan<Museum>;

/** How the program reads what says it was written under this schema. */
export function reading(stored: Schema): Reading {
  return readingOf(plan, stored, "a file");
}
