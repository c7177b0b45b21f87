import type { Catalog } from "../codec/catalog.ts";
import type { EntityLookup } from "../codec/graph-entities.ts";
import { Reader } from "../codec/reader.ts";
import { runCommand } from "../command-in-progress.ts";
import { CoopyError } from "../errors.ts";
import { type AnyCommand, type DecodedRecord, decodeRecord } from "../journal/record.ts";
import { witnessOf } from "../journal/witness.ts";
import type { Entities } from "./entities.ts";
import { ReplayMoment } from "./moment.ts";

/** Records as they lie in a batch, and the commands that their indexes mean. */
export interface RecordBytes {
  readonly firstSequence: number;
  readonly records: Uint8Array;
  readonly lengths: ArrayLike<number>;
  readonly commands: readonly AnyCommand[];
}

/** A state in memory, and the numbers of its objects. */
export interface LiveState<T extends object> {
  readonly system: T;
  readonly entities: Entities;
}

/**
 * Runs again what ran when the records were written.
 * @returns the latest instant among them, or `lastInstantMs`.
 * @throws CoopyError COOPY5301 when a command throws, COOPY5302 when it does something else than it did.
 */
export function replay<T extends object>(
  { system, entities }: LiveState<T>,
  catalog: Catalog,
  bytes: RecordBytes,
  lastInstantMs = 0,
): number {
  let latest = lastInstantMs;
  forEachRecord(catalog, entities, bytes, (sequence, record) => {
    replayRecord(system, entities, sequence, record);
    entities.begin();
    latest = record.instantMs ?? latest;
  });
  return latest;
}

/** Decodes the records one after the other. @throws DecodeError */
export function forEachRecord(
  catalog: Catalog,
  entities: EntityLookup,
  { firstSequence, records, lengths, commands }: RecordBytes,
  visit: (sequence: number, record: DecodedRecord) => void,
): void {
  const reader = new Reader(records);
  let end = 0;
  for (let index = 0; index < lengths.length; index++) {
    end += lengths[index]!;
    visit(firstSequence + index, decodeRecord(reader, end, catalog, entities, commands));
  }
}

function replayRecord(system: object, entities: Entities, sequence: number, record: DecodedRecord): void {
  const moment = new ReplayMoment(record, entities);
  let results: readonly unknown[];
  try {
    results = runCommand(moment, () => runCalls(system, record));
  } catch (error) {
    throw new CoopyError(
      "COOPY5301",
      `record ${sequence} (${namesOf(record)}) cannot be replayed: it throws, and did not when it was lived. ${otherCode}`,
      { cause: error },
    );
  }
  const divergence =
    moment.divergence ??
    (record.witness !== undefined && record.witness !== witnessOfCalls(results, record.isAtomic)
      ? "it returns something else"
      : undefined);
  if (divergence !== undefined) {
    throw new CoopyError(
      "COOPY5302",
      `record ${sequence} (${namesOf(record)}) went another way when it was replayed: ${divergence}. ${otherCode}`,
    );
  }
}

function namesOf({ calls }: DecodedRecord): string {
  return calls.map(({ command }) => command.name).join(", ");
}

const otherCode =
  "The code is not the one that wrote it. Open the store with that code, and let `close` write a snapshot, before you change what commands do.";

function runCalls(system: object, { calls }: DecodedRecord): unknown[] {
  return calls.map(({ command, args }) => command.run(system as never, args as never));
}

/** The witness of a record's results. */
function witnessOfCalls(results: readonly unknown[], isAtomic: boolean): number {
  return isAtomic ? witnessOfAll(results) : witnessOf(results[0]);
}

export function witnessOfAll(results: readonly unknown[]): number {
  return witnessOf(results.map(witnessOf).join());
}
