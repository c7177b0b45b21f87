import type { ClassLayout } from "./class-layout.ts";

/** The classes a store's state can hold. Their order is their index in the bytes. */
export class Catalog {
  readonly classes: readonly ClassLayout[];
  /** Whether plain objects of some type can be passed to commands as themselves. Where no type tells, all may be. */
  readonly identifiesObjects: boolean;
  readonly #indexes = new Map<object, number>();

  constructor(classes: readonly ClassLayout[], identifiesObjects = false) {
    this.classes = classes;
    this.identifiesObjects = identifiesObjects;
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
