import { Catalog } from "../codec/catalog.ts";
import type { StoredType } from "../codec/stored-type.ts";
import { CoopyError } from "../errors.ts";
import type { AnyCommand } from "../journal/record.ts";
import type { StorePlan } from "../store/recover.ts";
import { Comparison } from "./compare.ts";
import { earlierCommands } from "./earlier-commands.ts";
import { EarlierLayouts } from "./earlier-layouts.ts";
import type { Schema } from "./schema.ts";
import { type Unnumbered, unnumberedIn } from "./unnumbered.ts";

/** How the bytes of a file are read that was written under some schema. */
export interface Reading {
  readonly catalog: Catalog;
  /** By their index in the records. */
  readonly commands: readonly AnyCommand[];
  /** Whether it is the schema of today. */
  readonly isCurrent: boolean;
  /** What has numbers today and had none then. */
  readonly unnumbered: Unnumbered;
}

/**
 * Finds out how to read what was written under the schema `stored`, which stands in `file`.
 * @throws CoopyError COOPY5205 when a class changed so that its instances cannot be read.
 */
export function readingOf<T extends object>(plan: StorePlan<T>, stored: Schema, file: string): Reading {
  const { definition, catalog, current, disk } = plan;
  const all = definition.commands as readonly unknown[] as readonly AnyCommand[];
  const unnumbered = unnumberedIn(stored, current.schema, catalog);
  if (formOf(stored) === formOf(current.schema))
    return { catalog, commands: withLogicOf(stored, all), isCurrent: true, unnumbered };
  const refusal = (difference: string) =>
    new CoopyError(
      "COOPY5205",
      `${difference}, since ${file} in ${disk.name} was written, and that cannot be converted. Open the store with the code that wrote it.`,
    );
  const comparison = new Comparison(stored, current, catalog);
  const difference = comparison.classDifference();
  if (difference !== undefined) throw refusal(difference);
  const layouts = new EarlierLayouts(comparison, current, catalog, refusal);
  const codecOf = (type: StoredType) => layouts.codecOf(type);
  const earlier = earlierCommands(comparison, all, definition.queries ?? [], codecOf);
  // Commands tell of object types that classes do not hold, so they were compared first.
  layouts.compareBodies();
  return {
    catalog: new Catalog(layouts.classes, catalog.identifiesObjects, layouts.bodies),
    commands: withLogicOf(stored, earlier),
    isCurrent: false,
    unnumbered,
  };
}

/** What the bytes depend on. What commands do with them is another matter. */
function formOf(schema: Schema): string {
  return JSON.stringify(schema, (key, value: unknown) => (key === "logic" ? undefined : value));
}

/** The commands, by their index, with a note on those that did something else then. */
function withLogicOf(stored: Schema, commands: readonly AnyCommand[]): readonly AnyCommand[] {
  return commands.map((command, index) => {
    const before = stored.commands[index]?.logic;
    const isOther = before !== undefined && command.logic !== undefined && before !== command.logic;
    return isOther ? { ...command, hasOtherLogic: true } : command;
  });
}
