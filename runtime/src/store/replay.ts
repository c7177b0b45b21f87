import type { EntityLookup } from "../codec/graph-entities.ts";
import { Reader } from "../codec/reader.ts";
import { enterCommand, leaveCommand } from "../command-in-progress.ts";
import { CoopyError } from "../errors.ts";
import type { Call, DecodedRecord } from "../journal/record.ts";
import { RecordReader } from "../journal/record-reader.ts";
import { witnessOf } from "../journal/witness.ts";
import type { Reading } from "../schema/reading.ts";
import type { Entities } from "./entities.ts";
import { ReplayMoment } from "./moment.ts";

/** Records as they lie in a batch, and how to read them. */
export interface RecordBytes {
  readonly firstSequence: number;
  readonly records: Uint8Array;
  readonly lengths: ArrayLike<number>;
  readonly reading: Pick<Reading, "catalog" | "commands">;
}

/** A state in memory, and the numbers of its objects. */
export interface LiveState<T extends object> {
  readonly system: T;
  readonly entities: Entities;
}

/**
 * Runs again what ran when the records were written.
 * @param reader stands where the records begin, if they are part of more bytes.
 * @returns the latest instant among them, or `lastInstantMs`.
 * @throws CoopyError COOPY5301 when a command throws, COOPY5302 when it does something else than it did.
 */
export function replay<T extends object>(
  { system, entities }: LiveState<T>,
  bytes: RecordBytes,
  lastInstantMs = 0,
  reader?: Reader,
): number {
  let latest = lastInstantMs;
  const moment = new ReplayMoment(entities);
  const visit = (sequence: number, record: DecodedRecord) => {
    replayRecord(system, moment.begin(record), sequence, record);
    entities.begin();
    if (record.instantMs !== undefined) latest = record.instantMs;
  };
  forEachRecord(entities, bytes, visit, reader);
  return latest;
}

/** Decodes the records one after the other. What `visit` is given holds until it returns. @throws DecodeError */
export function forEachRecord(
  entities: EntityLookup,
  { firstSequence, records, lengths, reading: { catalog, commands } }: RecordBytes,
  visit: (sequence: number, record: DecodedRecord) => void,
  reader = new Reader(records),
): void {
  const record = new RecordReader(reader, catalog, entities, commands);
  let end = reader.position;
  for (let index = 0; index < lengths.length; index++) {
    end += lengths[index]!;
    record.read(end);
    visit(firstSequence + index, record);
  }
}

function replayRecord(system: object, moment: ReplayMoment, sequence: number, record: DecodedRecord): void {
  const { calls, witness, isAtomic } = record;
  const outer = enterCommand(moment);
  let results: readonly unknown[] | undefined;
  let result: unknown;
  try {
    if (isAtomic) results = calls.map((call) => run(system, call));
    else result = run(system, calls[0]!);
  } catch (error) {
    throw new CoopyError(
      "COOPY5301",
      `record ${sequence} (${namesOf(record)}) cannot be replayed: it throws, and did not when it was lived. ${otherCode}`,
      { cause: error },
    );
  } finally {
    leaveCommand(outer);
  }
  const returnsOther =
    witness !== undefined && witness !== witnessOfCalls(results ?? [result], isAtomic)
      ? "it returns something else"
      : undefined;
  const { lacking } = moment;
  const divergence = lacking ?? moment.unused ?? returnsOther;
  // What a method did that was a command then and writes nothing now, it need not do again.
  if (divergence === undefined || calls.some(({ command }) => command.isQueryNow)) return;
  // Code that is known to be another may do without what it asked for then, and return something else.
  if (lacking === undefined && calls.some(({ command }) => command.hasOtherLogic)) return;
  throw new CoopyError(
    "COOPY5302",
    `record ${sequence} (${namesOf(record)}) went another way when it was replayed: ${divergence}. ${otherCode}`,
  );
}

function namesOf({ calls }: DecodedRecord): string {
  return calls.map(({ command }) => command.name).join(", ");
}

const otherCode =
  "The code is not the one that wrote it. Open the store with that code, and let `close` write a snapshot, before you change what commands do.";

function run(system: object, { command, args }: Call): unknown {
  return command.run(system as never, args as never);
}

/** The witness of a record's results. */
function witnessOfCalls(results: readonly unknown[], isAtomic: boolean): number {
  return isAtomic ? witnessOfAll(results) : witnessOf(results[0]);
}

export function witnessOfAll(results: readonly unknown[]): number {
  return witnessOf(results.map(witnessOf).join());
}
