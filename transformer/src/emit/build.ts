import { createHash } from "node:crypto";
import type { ClassType, Model } from "../model.ts";
import { heldShapes, reach } from "../reachable.ts";

/** Equal for two builds that give numbers to objects of the same types. */
export function buildOfBirths({ classes, objects }: Model): string {
  const numbered = [...classes, ...objects].filter(
    ({ passing }) => passing === "entity" || passing === "value",
  );
  return hash(numbered.map(({ id }) => id).sort());
}

/**
 * Equal for two builds in which a class's instances are written alike. A system says which builds of its
 * entities it was compiled with, so that files of different builds are not mixed unnoticed.
 */
export function buildOf(model: Model, type: ClassType): string {
  const held = reach(model, heldShapes(type)).found;
  const objects = model.objects.filter(({ id }) => held.has(id));
  const slots = type.slots.map(({ storedName, shape }) => [storedName, shape]);
  const facts: unknown[] = [type, ...objects].map(({ name, fields, passing }) => [
    name,
    ...(passing ? [passing] : []),
    fields.map(({ name, shape, isOptional }) => [name, shape, isOptional]),
  ]);
  const transients = type.transients.map(({ name }) => name);
  return hash([
    ...facts,
    ...(slots.length > 0 ? [slots] : []),
    ...(transients.length > 0 ? [transients] : []),
  ]);
}

function hash(facts: unknown): string {
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 12);
}
