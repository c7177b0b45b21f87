import type { Catalog } from "../codec/catalog.ts";
import type { EntityLookup, EntityReferences } from "../codec/graph-entities.ts";
import type { Reader } from "../codec/reader.ts";
import type { Writer } from "../codec/writer.ts";
import type { CommandDefinition } from "../definition.ts";
import { recordFlag } from "./format.ts";

/** A command as the store sees it: the types of arguments are its own affair. */
export type AnyCommand = CommandDefinition<never, never>;

/** One call of a command, ready to run. */
export interface Call {
  readonly command: AnyCommand;
  readonly args: readonly unknown[];
}

/** A record, read: one call, or the calls that happen all or not at all. */
export interface DecodedRecord {
  readonly isAtomic: boolean;
  readonly calls: readonly Call[];
  readonly instantMs: number | undefined;
  readonly seed: Uint8Array | undefined;
  readonly witness: number | undefined;
}

/** Writes one call: the command's index and its arguments. */
export function encodeCall(
  writer: Writer,
  catalog: Catalog,
  entities: EntityReferences,
  index: number,
  { command, args }: Call,
): void {
  writer.varint(index);
  writer.beginGraph(catalog, entities);
  command.encode(writer, args as never);
  writer.endGraph();
}

export function decodeCall(
  reader: Reader,
  catalog: Catalog,
  entities: EntityLookup,
  commands: readonly (AnyCommand | undefined)[],
): Call {
  const command = commands[reader.varint()] ?? reader.fail("a command that is not there");
  return { command, args: decodeArgumentsOf(command, reader, catalog, entities) };
}

function decodeArgumentsOf(
  command: AnyCommand,
  reader: Reader,
  catalog: Catalog,
  entities: EntityLookup,
): readonly unknown[] {
  reader.beginGraph(catalog, entities);
  const args = command.decode(reader);
  reader.endGraph();
  return args;
}

/** What a record holds beside its calls. */
export interface Tail {
  readonly instantMs: number | undefined;
  readonly seed: Uint8Array | undefined;
  readonly witness: number | undefined;
}

/** Writes what follows the calls. @returns the flags that say what it is. */
export function encodeTail(writer: Writer, { instantMs, seed, witness }: Tail): number {
  let flags = 0;
  if (instantMs !== undefined) {
    writer.float64(instantMs);
    flags |= recordFlag.instant;
  }
  if (seed !== undefined) {
    writer.raw(seed);
    flags |= recordFlag.seed;
  }
  if (witness !== undefined) {
    writer.uint32(witness);
    flags |= recordFlag.witness;
  }
  return flags;
}
