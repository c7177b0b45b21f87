import type { Catalog } from "../codec/catalog.ts";
import type { ClassLayout } from "../codec/class-layout.ts";
import type { FieldsDescription } from "../codec/fields-layout.ts";
import type { StoredType } from "../codec/stored-type.ts";
import { differenceByName } from "./compare-names.ts";
import type { ClassSchema, FieldsSchema, Schema } from "./schema.ts";
import type { CurrentSchema } from "./schema-of.ts";
import { typeText } from "./type-text.ts";

/** Two types that have nothing to do with each other. */
const different = Symbol("different");

/**
 * What of the types that a store was written with can be read as those of today: by name, fields that came with a value and
 * fields that went. Everything else is told in words.
 */
export class Comparison {
  readonly stored: Schema;
  readonly current: Schema;
  /** By the index of today, the index of the object type that it was. */
  readonly objects = new Map<number, number>();
  readonly #objectLayouts: CurrentSchema["objectLayouts"];
  readonly #classLayouts: readonly ClassLayout[];

  constructor(stored: Schema, { schema, objectLayouts }: CurrentSchema, { classes }: Catalog) {
    this.stored = stored;
    this.current = schema;
    this.#objectLayouts = objectLayouts;
    this.#classLayouts = classes;
  }

  /** What makes the instances of some class unreadable; undefined when nothing does. A class that is gone may have none. */
  classDifference(): string | undefined {
    for (const [index, now] of this.current.classes.entries()) {
      const before = this.stored.classes.find(({ name }) => name === now.name);
      const difference = before && this.#classesDifference(before, now, index);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }

  /** What makes values of one type unreadable as another, for something called `what`. */
  typeDifference(what: string, before: StoredType, now: StoredType): string | undefined {
    const found = this.#difference(before, now);
    if (found !== different) return found;
    return `${what} was ${typeText(before, this.stored)} and is ${typeText(now, this.current)}`;
  }

  #classesDifference(before: ClassSchema, now: ClassSchema, index: number): string | undefined {
    if (before.library !== now.library)
      return `class ${now.name} extended ${before.library ?? "no class of the language"} and now does not`;
    if (before.library !== undefined && before.fields.join() !== now.fields.join())
      return `the fields of ${now.name}, which extends ${before.library}, are others`;
    const { initial, hidden } = this.#classLayouts[index]!.description;
    return (
      this.#fieldsDifference(before, now, initial) ??
      this.#fieldsDifference(hiddenOf(before), hiddenOf(now), hidden?.initial)
    );
  }

  #fieldsDifference(
    before: FieldsSchema,
    now: FieldsSchema,
    initial: FieldsDescription["initial"] = {},
  ): string | undefined {
    if (before.types === undefined || now.types === undefined) return differenceByName(before, now);
    for (const [index, field] of now.fields.entries()) {
      const what = `field ${now.name}.${field}`;
      const at = before.fields.indexOf(field);
      const mayBeMissing = now.optional?.includes(field) || Object.hasOwn(initial, field);
      if (at < 0 && !mayBeMissing)
        return `${what} is new, and what was stored before has no value for it: give it an initialiser, or a question mark`;
      if (at < 0) continue;
      const difference = this.typeDifference(what, before.types[at]!, now.types[index]!);
      if (difference !== undefined) return difference;
      if (before.optional?.includes(field) && !mayBeMissing)
        return `${what} could be missing, and cannot now`;
    }
    return undefined;
  }

  #difference(before: StoredType, now: StoredType): string | undefined | typeof different {
    if (typeof before === "string" || typeof now === "string") return before === now ? undefined : different;
    const [kind, ...inner] = before;
    if (kind !== now[0] || before.length !== now.length) return different;
    if (kind === "class") return before[1] === now[1] ? undefined : different;
    if (kind === "object") return this.#objectDifference(before[1] as number, now[1] as number);
    for (const [index, type] of inner.entries()) {
      const found = this.#difference(type as StoredType, now[index + 1] as StoredType);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #objectDifference(before: number, now: number): string | undefined | typeof different {
    const known = this.objects.get(now);
    if (known !== undefined) return known === before ? undefined : different;
    this.objects.set(now, before);
    const { initial } = this.#objectLayouts[now]![0]!.description;
    return this.#fieldsDifference(this.stored.objects![before]!, this.current.objects![now]!, initial);
  }
}

function hiddenOf({ name, hidden = [], hiddenTypes }: ClassSchema): FieldsSchema {
  return {
    name,
    fields: hidden,
    types: hiddenTypes ?? (hidden.length === 0 ? [] : undefined),
  } as FieldsSchema;
}
