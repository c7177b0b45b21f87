/**
 * Whether objects of a type are known by number, so that passing one to a command passes the object itself.
 * Of an `"entity"` the copy that a command made is the one that counts; a `"value"` can never change, and is copied as often as it is passed.
 */
export type IdentityKind = "entity" | "value";

/** What writing the arguments of a command asks of the objects that the state holds. */
export interface EntityReferences {
  /**
   * The number of an object of the state, or 0 for a fresh one.
   * @throws CoopyError COOPY5103 for an object of another store, COOPY5104 for one that the newest snapshot no longer held.
   */
  refer(object: object): number;
  /** The object with this number. */
  find(id: number): object | undefined;
  /** Notes that a copy of a fresh instance goes to the command. @throws CoopyError COOPY5105 when one went before. */
  copy(instance: object, className: string): void;
}

/** What reading them does with them. */
export interface EntityLookup {
  /** The object with this number. */
  find(id: number): object | undefined;
  /** Gives a new object its number. */
  born(object: object): void;
}
