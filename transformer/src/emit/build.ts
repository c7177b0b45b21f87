import { createHash } from "node:crypto";
import type { ClassType, Model } from "../model.ts";
import { heldShapes, reach } from "../reachable.ts";

/** Equal for two builds that give numbers to objects of the same types, and note the same writes of the file. */
export function buildOfFile(model: Model, file: string): string {
  const numbered = [...model.classes, ...model.objects].filter(
    ({ passing }) => passing === "entity" || passing === "value",
  );
  const hooks = hooksOf(model, file);
  return hash([...numbered.map(({ id }) => id).sort(), ...(hooks.length > 0 ? [hooks] : [])]);
}

/** What is put before the writes of a file, wherever they stand. */
function hooksOf({ hooks }: Model, file: string): readonly unknown[] {
  return hooks
    .filter(({ place }) => place.file === file)
    .map(({ form, function: name, arguments: given }) => [form, name, given]);
}

/**
 * Equal for two builds in which a class's instances are written alike and its file notes the same writes. A system says which builds of its
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
  const hooks = hooksOf(model, type.place.file);
  const transients = type.transients.map(({ name }) => name);
  return hash([
    ...facts,
    ...(slots.length > 0 ? [slots] : []),
    ...(transients.length > 0 ? [transients] : []),
    ...(hooks.length > 0 ? [hooks] : []),
  ]);
}

function hash(facts: unknown): string {
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 12);
}
