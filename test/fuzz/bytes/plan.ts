import { Catalog } from "../../../runtime/src/codec/catalog.ts";
import type { SystemDefinition } from "../../../runtime/src/definition.ts";
import { definitionOf } from "../../../runtime/src/registry.ts";
import { schemaOf } from "../../../runtime/src/schema.ts";
import { Museum } from "../program/museum.ts";

/** What a store of the program decodes with. */
export const definition = definitionOf(Museum) as SystemDefinition<Museum>;
export const catalog = new Catalog(definition.classes, definition.identifiesObjects);
export const format = { catalog, layout: definition.layout };
export const schema = schemaOf(definition, catalog);
