import { CoopyError } from "../errors.ts";

/**
 * What it means to pass an object of a type to a command.
 *
 * - `"entity"`: one that is in the state is passed as itself. Of another a copy is made, and from then on counts.
 * - `"value"`: likewise, but nothing can change it, so that it is copied as often as it is passed.
 * - `"copy"`: the state holds none of its kind; it is copied.
 *
 * No parameter can hold an object of a type without any of them.
 */
export type Passing = "entity" | "value" | "copy";

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

/** @throws CoopyError COOPY5101 */
export function refuseUndeclared(className: string): never {
  throw new CoopyError(
    "COOPY5101",
    `an argument holds an instance of ${className}, which no parameter is declared to hold: a copy would not be the object it came from. Name the class in the parameter's type.`,
  );
}
