import { Catalog } from "../codec/catalog.ts";
import type { SystemDefinition } from "../definition.ts";
import type { Disk } from "../disk.ts";
import { schemaOf } from "../schema/schema-of.ts";
import type { StorePlan } from "./recover.ts";

export function planOf<T extends object>(
  disk: Disk,
  definition: SystemDefinition<T>,
  onLogicChange: StorePlan<T>["onLogicChange"],
): StorePlan<T> {
  const { layout } = definition;
  const catalog = new Catalog(definition.classes, definition.identifiesObjects);
  return { disk, definition, catalog, layout, current: schemaOf(definition, catalog), onLogicChange };
}
