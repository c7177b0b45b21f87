import type { ClassLayout } from "./class-layout.ts";

/** The classes a store's state can hold. Their order is their index in the bytes. */
export class Catalog {
  readonly classes: readonly ClassLayout[];
  readonly #indexes = new Map<object, number>();

  constructor(classes: readonly ClassLayout[]) {
    this.classes = classes;
    for (const [index, layout] of classes.entries()) this.#indexes.set(layout.prototype, index);
  }

  /** The index of the class whose instances have `prototype`. */
  indexOf(prototype: object): number | undefined {
    return this.#indexes.get(prototype);
  }

  /** What the bytes depend on: the names of the classes and of their fields, in order. */
  get schema(): readonly { readonly name: string; readonly fields: readonly string[] }[] {
    return this.classes.map(({ name, fields }) => ({ name, fields }));
  }
}
