import type { BodyReader } from "./body.ts";
import type { ClassLayout } from "./class-layout.ts";

/** Reads the contents of objects whose type had other fields. */
export interface EarlierBody extends BodyReader {
  /** The same for an object whose keys are not those that its type declared. */
  listed(keys: readonly PropertyKey[]): BodyReader;
}

/** The classes a store's state can hold. Their order is their index in the bytes. */
export class Catalog {
  readonly classes: readonly ClassLayout[];
  /** Whether plain objects of some type can be passed to commands as themselves. Where no type tells, all may be. */
  readonly identifiesObjects: boolean;
  /** How the contents of objects are read that an earlier version of the program wrote with other fields. */
  readonly earlier: ReadonlyMap<BodyReader, EarlierBody> | undefined;
  readonly #indexes = new Map<object, number>();

  constructor(
    classes: readonly ClassLayout[],
    identifiesObjects = false,
    earlier?: ReadonlyMap<BodyReader, EarlierBody>,
  ) {
    this.classes = classes;
    this.identifiesObjects = identifiesObjects;
    this.earlier = earlier;
    for (const [index, layout] of classes.entries()) this.#indexes.set(layout.prototype, index);
  }

  /** The index of the class whose instances have `prototype`. */
  indexOf(prototype: object): number | undefined {
    return this.#indexes.get(prototype);
  }
}
