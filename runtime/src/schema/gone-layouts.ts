import { ClassLayout } from "../codec/class-layout.ts";
import type { LibraryBase } from "../codec/library-contents.ts";
import { ObjectLayout } from "../codec/object-layout.ts";
import type { CoopyError } from "../errors.ts";
import type { ClassSchema, FieldsSchema } from "./schema.ts";

/** Stands in the place of a class that the program no longer has, where any class may stand: an instance has no place to go. */
export class GoneClass extends ClassLayout {
  readonly #refusal: () => CoopyError;

  constructor(name: string, refusal: () => CoopyError) {
    super(name);
    this.#refusal = refusal;
    this.supply(
      () => ({ prototype: {} }),
      () => ({ name, build: "gone", fields: [], encode() {}, decode() {} }),
    );
  }

  override decodeNew(): never {
    throw this.#refusal();
  }

  override get theClass(): never {
    throw this.#refusal();
  }

  override get prototype(): object {
    return {};
  }
}

/**
 * Reads instances of a class that the program no longer has, for a field that is gone as well. If something else holds
 * one, too, the state cannot be written: no catalog knows its class.
 */
export function goneClass({ name, fields, optional, library }: ClassSchema): ClassLayout {
  const layout = new ClassLayout(name);
  const theClass = { [name]: class {} }[name]!;
  layout.supply(
    () => theClass,
    () => ({
      name,
      build: "gone",
      fields,
      ...(optional && { optional }),
      ...(library && { library: library as LibraryBase }),
      encode() {},
      decode() {},
    }),
  );
  return layout;
}

/** The same for an interface or object type. */
export function goneObject({ name, fields }: FieldsSchema): ObjectLayout {
  return new ObjectLayout(name, { fields, encode() {}, decode() {} });
}
