import type { BodyReader } from "../codec/body.ts";
import type { Catalog, EarlierBody } from "../codec/catalog.ts";
import type { ClassLayout } from "../codec/class-layout.ts";
import type { Codec } from "../codec/codec.ts";
import type { FieldsDescription, FieldsLayout } from "../codec/fields-layout.ts";
import type { ObjectLayout } from "../codec/object-layout.ts";
import type { StoredType } from "../codec/stored-type.ts";
import type { CoopyError } from "../errors.ts";
import type { Comparison } from "./compare.ts";
import { EarlierFields } from "./earlier-fields.ts";
import { GoneClass, goneClass, goneObject } from "./gone-layouts.ts";
import type { ClassSchema, FieldsSchema } from "./schema.ts";
import type { CurrentSchema } from "./schema-of.ts";
import { storedCodec } from "./stored-codecs.ts";

/** Nothing is kept of objects whose type is gone. */
const nothing: FieldsDescription = { fields: [], encode() {}, decode() {} };

/** The layouts that read what was written under another schema: those of today where the type is still there. */
export class EarlierLayouts {
  /** By their index then. One that is gone refuses to be met. */
  readonly classes: readonly ClassLayout[];
  /** What is read in another way than today's. It grows while types are found that are gone. */
  readonly bodies = new Map<BodyReader, EarlierBody>();
  readonly #comparison: Comparison;
  readonly #current: CurrentSchema;
  readonly #catalog: Catalog;
  readonly #refusal: (difference: string) => CoopyError;
  /** Layouts of types that are gone: classes by name, object types by index. */
  readonly #gone = new Map<string | number, FieldsLayout>();

  constructor(
    comparison: Comparison,
    current: CurrentSchema,
    catalog: Catalog,
    refusal: (difference: string) => CoopyError,
  ) {
    this.#comparison = comparison;
    this.#current = current;
    this.#catalog = catalog;
    this.#refusal = refusal;
    this.classes = comparison.stored.classes.map(({ name }) => this.#today(name) ?? this.#refusing(name));
  }

  codecOf(type: StoredType): Codec {
    return storedCodec(
      type,
      (name) => this.#classAt(name),
      (index) => this.#objectAt(index),
    );
  }

  /** Finds the types whose fields are others today. */
  compareBodies(): void {
    const { stored, current, objects } = this.#comparison;
    for (const [index, now] of current.classes.entries()) {
      const before = stored.classes.find(({ name }) => name === now.name);
      if (before === undefined || before.library !== undefined || areWrittenAlike(before, now)) continue;
      const layout = this.#catalog.classes[index]!;
      this.#readAs(before, layout, layout.description);
    }
    for (const [index, storedIndex] of objects) {
      const before = stored.objects![storedIndex]!;
      if (areWrittenAlike(before, current.objects![index]!)) continue;
      for (const layout of this.#current.objectLayouts[index]!)
        this.#readAs(before, layout, layout.description);
    }
  }

  #readAs(before: ClassSchema, layout: FieldsLayout, description: FieldsDescription): void {
    const codecOf = (type: StoredType) => this.codecOf(type);
    this.bodies.set(layout, new EarlierFields(layout.groupLengthMax, before, description, codecOf));
  }

  #today(name: string): ClassLayout | undefined {
    return this.#catalog.classes.find((candidate) => candidate.name === name);
  }

  #refusing(name: string): ClassLayout {
    return new GoneClass(name, () => this.#refusal(`class ${name} is gone, and an instance of it is stored`));
  }

  /** Where a type says that an instance stands. */
  #classAt(name: string): ClassLayout {
    const today = this.#today(name);
    if (today !== undefined) return today;
    const before = this.#comparison.stored.classes.find((stored) => stored.name === name);
    // Of an abstract class there are no instances: what stands there says itself what it is.
    if (before?.types === undefined) return this.#refusing(name);
    return this.#goneOnce(name, before, goneClass);
  }

  #objectAt(index: number): ObjectLayout {
    for (const [now, before] of this.#comparison.objects)
      if (before === index) return this.#current.objectLayouts[now]![0]!;
    return this.#goneOnce(index, this.#comparison.stored.objects![index]!, goneObject);
  }

  #goneOnce<Layout extends FieldsLayout, Before extends FieldsSchema>(
    key: string | number,
    before: Before,
    make: (before: Before) => Layout,
  ): Layout {
    const known = this.#gone.get(key);
    if (known !== undefined) return known as Layout;
    const made = make(before);
    this.#gone.set(key, made);
    if (!("library" in before)) this.#readAs(before, made, nothing);
    return made;
  }
}

/** Whether today's code reads what was written then. Types were found to agree. */
function areWrittenAlike(before: ClassSchema, now: ClassSchema): boolean {
  const facts = ({ fields, optional = [], hidden = [] }: ClassSchema) =>
    JSON.stringify([fields, optional, hidden]);
  return facts(before) === facts(now);
}
