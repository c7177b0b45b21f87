import type { Reader } from "./reader.ts";
import type { StoredType, TypeIndexes } from "./stored-type.ts";
import type { Writer } from "./writer.ts";

/**
 * How the value of one position (a field, an element, an argument) is written and read.
 *
 * The static type picks the codec; the value decides. Every codec writes a value its type did not
 * promise behind an escape, as a tagged value that says what it is, so that nothing is lost where a type lied.
 */
export interface Codec {
  /** @throws CoopyError COOPY5101 when the value cannot be written at all. */
  encode(writer: Writer, value: unknown): void;
  /**
   * Reads what `encode` wrote. Objects come back empty and are filled by `Reader.endGraph`.
   * @throws DecodeError
   */
  decode<T>(reader: Reader): T;
  /** What a schema says of it. A codec made by hand may have none: then a change of the type is not seen. */
  storedType?(indexes: TypeIndexes): StoredType;
}

/** Own properties of an object, by name. */
export type Fields = Record<string, unknown>;
