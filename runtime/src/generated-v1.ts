/**
 * What generated code imports. Append only: code compiled by an older transformer keeps working.
 *
 * @packageDocumentation
 */

export { decodeArguments, encodeArguments } from "./codec/arguments.ts";
export type { ClassDescription } from "./codec/class-layout.ts";
export type { Codec, Fields } from "./codec/codec.ts";
export type { Passing } from "./codec/graph-entities.ts";
export type { Layout } from "./codec/layout.ts";
export { bigint, boolean, decodeOptional, encodeOptional, number, string } from "./codec/primitives.ts";
export { accessorSlot, restoring } from "./codec/restoring.ts";
export { named, transient } from "./codec/transients.ts";
export { date, tagged } from "./codec/untyped.ts";
export type { CommandDefinition, HandleStore, SystemDefinition } from "./definition.ts";
export type { Persistent } from "./persistent.ts";
export {
  entities,
  entity,
  files,
  registerClass,
  registerFile,
  registerForeign,
  registerSystem,
  slots,
} from "./registry.ts";
export { born, bornConstant, bornDeep } from "./store/births.ts";
export { guard, made } from "./store/guard.ts";
export { unstorable } from "./store/unstorable.ts";

export { assigned, depth, element, elementDeleted, finished, keptKey, key } from "./writes/keys.ts";
export {
  deleting,
  settled,
  touch,
  touchDeleted,
  touched,
  touchedField,
  touchedSlot,
  touchKey,
  touchSlot,
} from "./writes/touch.ts";
export { arrayWriter, mapWriter, setWriter, whole } from "./writes/writers.ts";

import { ArrayLayout } from "./codec/array-layout.ts";
import type { Codec } from "./codec/codec.ts";
import { MapLayout, SetLayout } from "./codec/collection-layouts.ts";
import type { FieldsDescription } from "./codec/fields-layout.ts";
import type { Layout } from "./codec/layout.ts";
import { ObjectLayout, RecordLayout } from "./codec/object-layout.ts";
import { tagged } from "./codec/untyped.ts";

/** Plain objects of an interface or object type. */
export function object(name: string, description: FieldsDescription): Layout {
  return new ObjectLayout(name, description);
}

/** Arrays of one type of element. */
export function array(element: Codec): Layout {
  return new ArrayLayout([], element);
}

/** Arrays with a type for each of the first elements. */
export function tuple(elements: readonly Codec[], rest: Codec = tagged): Layout {
  return new ArrayLayout(elements, rest);
}

export function map(key: Codec, value: Codec): Layout {
  return new MapLayout(key, value);
}

export function set(element: Codec): Layout {
  return new SetLayout(element);
}

/** Plain objects used as dictionaries. */
export function record(value: Codec): Layout {
  return new RecordLayout(value);
}

/** The arguments of a method. Generated code names it here: a file may have a type `Parameters` of its own. */
export type ArgumentsOf<Method> = Method extends (
  ...args: infer Arguments extends readonly unknown[]
) => unknown
  ? Arguments
  : never;
