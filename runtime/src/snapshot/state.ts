import type { Catalog } from "../codec/catalog.ts";
import type { ClassLayout } from "../codec/class-layout.ts";
import type { EntityLookup } from "../codec/graph-entities.ts";
import { Reader } from "../codec/reader.ts";
import { Writer } from "../codec/writer.ts";
import { isCode } from "../errors.ts";
import { Entities } from "../store/entities.ts";
import type { Captured } from "./encode.ts";
import { decodeEntities, encodeEntities } from "./entity-block.ts";

/** What says how a state is written. */
export interface StateFormat {
  readonly catalog: Catalog;
  /** Of the system's class. */
  readonly layout: ClassLayout;
}

/**
 * Writes the whole graph that hangs from `system`, and the numbers its objects have.
 *
 * @param expectedBytes how long it may get: room that is there need not be made while it is written.
 * @throws CoopyError COOPY5101
 */
export function encodeState(
  { catalog, layout }: StateFormat,
  system: object,
  entities: Entities,
  expectedBytes = 0,
): Captured {
  const writer = new Writer(4 * 1024 + Math.ceil(expectedBytes * 1.1));
  writer.beginGraph(catalog);
  layout.encode(writer, system);
  writer.endGraph();
  for (const _ of encodeEntities(writer, entities));
  return {
    body: writer.bytes.subarray(0, writer.position),
    objectCount: writer.objectCount,
  };
}

/**
 * Makes the graph again, all of its objects new, with the numbers they had.
 *
 * @param isConverted Whether objects can have numbers today that had none when it was written: they wait for theirs.
 * @throws DecodeError
 */
export function decodeState<T extends object>(
  format: StateFormat,
  body: Uint8Array,
  entities: Entities,
  isConverted = false,
): T {
  const reader = new Reader(body);
  const born: object[] = [];
  const collector = { find: () => undefined, born: (object: object) => void born.push(object) };
  const system = decodeGraph<T>(format, reader, isConverted ? collector : undefined);
  let next = reader.varint();
  for (; next === 0; next = reader.varint()) decodeMore(reader);
  decodeEntities(reader, next, entities);
  entities.awaitNumbers(born);
  if (reader.position !== reader.end) reader.fail("more in a state than there should be");
  return system;
}

/** All instances of classes of the program that the state holds, in no order that means anything. */
export function instancesIn({ catalog, layout }: StateFormat, system: object): readonly object[] {
  const writer = new Writer(4 * 1024);
  writer.beginGraph(catalog);
  try {
    layout.encode(writer, system);
    writer.endGraph();
  } catch (error) {
    // What cannot be written is said when a snapshot is taken; here it only ends the way through it.
    if (!isCode(error, "COOPY5101")) throw error;
  }
  const instances: object[] = [];
  for (let index = 0; index < writer.objectCount; index++) {
    const object = writer.objectAt(index);
    if (catalog.indexOf(Object.getPrototypeOf(object) as object) !== undefined) instances.push(object);
  }
  return instances;
}

/** The first state of a store: a copy of `instance`, which stays an object of its own. @throws CoopyError COOPY5101 */
export function adoptState<T extends object>(format: StateFormat, instance: T) {
  const entities = new Entities();
  const { body } = encodeState(format, instance, entities);
  const system = decodeGraph<T>(format, new Reader(body), entities);
  return { system, entities, captured: encodeState(format, system, entities) };
}

/** Objects that the state does not hold and that have numbers: commands behind it are given them. */
function decodeMore(reader: Reader): void {
  const count = reader.count();
  reader.openChunk();
  for (let left = count; left > 0; left--) reader.tagged();
  reader.endGraph();
}

function decodeGraph<T extends object>(
  { catalog, layout }: StateFormat,
  reader: Reader,
  entities: EntityLookup | undefined,
): T {
  reader.beginGraph(catalog, entities);
  const system = layout.decode<T>(reader);
  reader.endGraph();
  if (typeof system !== "object" || system === null || !layout.fits(system))
    reader.fail("a state of another class");
  return system;
}
