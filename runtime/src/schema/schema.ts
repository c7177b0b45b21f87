import type { StoredType } from "../codec/stored-type.ts";

/**
 * What the bytes of a store depend on. Plain JSON: it stands in the header of every segment and snapshot, and tells
 * later versions of the program how to read them.
 */
export interface Schema {
  /** Name of the system's class. */
  readonly system: string;
  /** Commands by their index in the records. */
  readonly commands: readonly CommandSchema[];
  /** Classes by their index in the bytes and in types. */
  readonly classes: readonly ClassSchema[];
  /** Interfaces and object types, by their index in types. Left out where there is none. */
  readonly objects?: readonly FieldsSchema[];
}

export interface CommandSchema {
  readonly name: string;
  /** As they were declared: "name: string". */
  readonly parameters: readonly string[];
  readonly types?: readonly StoredType[];
  /** Of a rest parameter. */
  readonly rest?: StoredType;
  /** Whether the number of arguments stands before them. */
  readonly isCounted?: true;
  /** Fingerprint of the code that it ran: not of how bytes are read, but of what replaying them gives. */
  readonly logic?: string;
}

export interface FieldsSchema {
  readonly name: string;
  /** In the order in which they are written. */
  readonly fields: readonly string[];
  readonly types?: readonly StoredType[];
  /** Those that may be missing. */
  readonly optional?: readonly string[];
  /** Whether objects of the type have numbers, by which commands are given them. */
  readonly isNumbered?: true;
}

export interface ClassSchema extends FieldsSchema {
  /** `#private` and `accessor` fields, which are written behind the others. */
  readonly hidden?: readonly string[];
  readonly hiddenTypes?: readonly StoredType[];
  /** The class of the language that it extends. */
  readonly library?: string;
}
