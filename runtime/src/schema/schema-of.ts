import type { Catalog } from "../codec/catalog.ts";
import type { ClassLayout } from "../codec/class-layout.ts";
import type { Codec } from "../codec/codec.ts";
import type { FieldsDescription } from "../codec/fields-layout.ts";
import type { ObjectLayout } from "../codec/object-layout.ts";
import { type StoredType, storedType, type TypeIndexes } from "../codec/stored-type.ts";
import type { SystemDefinition } from "../definition.ts";
import type { AnyCommand } from "../journal/record.ts";
import type { ClassSchema, CommandSchema, FieldsSchema, Schema } from "./schema.ts";

/** A schema, and the layouts that its object types are written with. */
export interface CurrentSchema {
  readonly schema: Schema;
  /** By the index of the object type: a type may have several, for each file makes its own. */
  readonly objectLayouts: readonly (readonly ObjectLayout[])[];
}

/** What the schema of this version of the program is. */
export function schemaOf<T extends object>(definition: SystemDefinition<T>, catalog: Catalog): CurrentSchema {
  const types = new SchemaTypes();
  const classes = catalog.classes.map((layout) => classSchema(layout, types));
  const all = definition.commands as readonly unknown[] as readonly AnyCommand[];
  const commands = all.map((command) => commandSchema(command, types));
  const { objects, layouts } = types;
  return {
    schema: { system: definition.layout.name, commands, classes, ...(objects.length > 0 && { objects }) },
    objectLayouts: layouts,
  };
}

class SchemaTypes implements TypeIndexes {
  readonly objects: FieldsSchema[] = [];
  readonly layouts: ObjectLayout[][] = [];
  readonly #indexes = new Map<ObjectLayout, number>();

  ofObject(layout: ObjectLayout): number {
    const known = this.#indexes.get(layout);
    if (known !== undefined) return known;
    const index = this.#alike(layout);
    this.#indexes.set(layout, index);
    this.layouts[index]!.push(layout);
    return index;
  }

  /** The index of the type that has this name and these fields: the compiler gives no two types one name. */
  #alike({ name, description }: ObjectLayout): number {
    const names = description.fields.join();
    const known = this.objects.findIndex((type) => type.name === name && type.fields.join() === names);
    if (known >= 0) return known;
    const index = this.objects.length;
    // It may hold objects of its own type: it has its index before its types are told.
    this.objects.push({ name, fields: description.fields });
    this.layouts.push([]);
    this.objects[index] = fieldsSchema(name, description, this);
    return index;
  }
}

function fieldsSchema(name: string, description: FieldsDescription, types: TypeIndexes): FieldsSchema {
  const { fields, types: codecs, optional, passing } = description;
  return {
    name,
    fields,
    ...(codecs && { types: typesOf(codecs, types) }),
    ...(optional && { optional }),
    ...((passing === "entity" || passing === "value") && { isNumbered: true }),
  };
}

function classSchema({ description }: ClassLayout, types: TypeIndexes): ClassSchema {
  const { name, hidden, library } = description;
  const isHidden = hidden !== undefined && hidden.names.length > 0;
  return {
    ...fieldsSchema(name, description, types),
    ...(isHidden && { hidden: hidden.names }),
    ...(isHidden && hidden.types && { hiddenTypes: typesOf(hidden.types, types) }),
    ...(library && { library }),
  };
}

function commandSchema(
  { name, parameters, types: codecs, rest, isCounted, logic }: AnyCommand,
  types: TypeIndexes,
): CommandSchema {
  return {
    name,
    parameters,
    ...(codecs && { types: typesOf(codecs, types) }),
    ...(rest && { rest: storedType(rest, types) }),
    ...(isCounted && { isCounted }),
    ...(logic !== undefined && { logic }),
  };
}

function typesOf(codecs: () => readonly Codec[], types: TypeIndexes): readonly StoredType[] {
  return codecs().map((codec) => storedType(codec, types));
}
