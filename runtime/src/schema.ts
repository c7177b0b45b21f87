import type { Catalog } from "./codec/catalog.ts";
import type { SystemDefinition } from "./definition.ts";

/** What the bytes of a store depend on. Plain JSON: it stands in the header of every segment and snapshot. */
export interface Schema {
  /** Name of the system's class. */
  readonly system: string;
  /** Commands by their index in the records. */
  readonly commands: readonly { readonly name: string; readonly parameters: readonly string[] }[];
  /** Classes by their index in the bytes. */
  readonly classes: readonly { readonly name: string; readonly fields: readonly string[] }[];
}

export function schemaOf<T extends object>(definition: SystemDefinition<T>, catalog: Catalog): Schema {
  return {
    system: definition.layout.name,
    commands: definition.commands.map(({ name, parameters }) => ({ name, parameters })),
    classes: catalog.schema,
  };
}

/** Reads what `JSON.stringify` made of a schema; undefined when it is not one. */
export function parseSchema(text: string): Schema | undefined {
  try {
    const value = JSON.parse(text) as Partial<Schema> | null;
    return typeof value?.system === "string" &&
      isListOf(value.commands, ({ name, parameters }) => isText(name) && isListOf(parameters, isText)) &&
      isListOf(value.classes, ({ name, fields }) => isText(name) && isListOf(fields, isText))
      ? (value as Schema)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is a list, and each entry passes. One that has no properties at all, null, makes `passes` throw. */
function isListOf(value: unknown, passes: (entry: Readonly<Record<string, unknown>>) => boolean): boolean {
  return Array.isArray(value) && value.every(passes);
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

/** What of the classes in `stored` differs from `current`, in words; undefined when nothing does. */
export function classDifference(stored: Schema, current: Schema): string | undefined {
  for (const [index, { name, fields }] of stored.classes.entries()) {
    const now = current.classes.find((layout) => layout.name === name);
    if (now === undefined) return `class ${name} is gone`;
    const missing = fields.find((field) => !now.fields.includes(field));
    if (missing !== undefined) return `field ${name}.${missing} is gone`;
    const added = now.fields.find((field) => !fields.includes(field));
    if (added !== undefined) return `field ${name}.${added} is new`;
    if (now.fields.join() !== fields.join()) return `the fields of ${name} are in another order`;
    if (current.classes[index] !== now) return `class ${name} is in another place among the classes`;
  }
  const added = current.classes[stored.classes.length];
  return added === undefined ? undefined : `class ${added.name} is new`;
}
