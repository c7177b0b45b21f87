import { createHash } from "node:crypto";
import type { ClassType, Model } from "../model.ts";
import { reachable } from "../reachable.ts";

/**
 * Equal for two builds in which a class's instances are written alike. A system says which builds of its
 * entities it was compiled with, so that files of different builds are not mixed unnoticed.
 */
export function buildOf(model: Model, type: ClassType): string {
  const held = reachable(
    model,
    type.fields.map(({ shape }) => shape),
  );
  const objects = model.objects.filter(({ id }) => held.has(id));
  const facts = [type, ...objects].map(({ name, fields }) => [
    name,
    fields.map(({ name, shape, isOptional }) => [name, shape, isOptional]),
  ]);
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 12);
}
