import type { Codec } from "./codec.ts";
import type { ObjectLayout } from "./object-layout.ts";

/** A type as schemas tell it: plain JSON. Classes are told by their name, object types by their index in the schema. */
export type StoredType =
  | PrimitiveType
  | readonly ["array" | "set" | "record", StoredType]
  | readonly ["map", StoredType, StoredType]
  | readonly ["tuple", StoredType, ...StoredType[]]
  | readonly ["class", string]
  | readonly ["object", number];

/** What is written without others in it, `date` apart, which is an object. `tagged` says itself what it is. */
export type PrimitiveType = "string" | "number" | "boolean" | "bigint" | "date" | "tagged";

export const primitiveTypes: readonly string[] = [
  "string",
  "number",
  "boolean",
  "bigint",
  "date",
  "tagged",
] satisfies PrimitiveType[];

/** The indexes that a schema gives to object types. */
export interface TypeIndexes {
  ofObject(layout: ObjectLayout): number;
}

/** The type that a codec is for. @throws Error for a codec that tells none. */
export function storedType(codec: Codec, indexes: TypeIndexes): StoredType {
  if (codec.storedType === undefined) throw new Error("a codec without a type cannot be part of a schema");
  return codec.storedType(indexes);
}
