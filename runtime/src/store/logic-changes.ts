import { Reader } from "../codec/reader.ts";
import { recordFlag } from "../journal/format.ts";
import { readingOf } from "../schema/reading.ts";
import { decoding } from "./damage.ts";
import type { LoadedSnapshot } from "./load-snapshot.ts";
import type { JournalRead, ReadSegment } from "./read-journal.ts";
import type { StorePlan } from "./recover.ts";
import { forEachRecord, type RecordBytes } from "./replay.ts";

/** Calls of a command in the journal, made when its code was another. */
export interface LogicChange {
  readonly command: string;
  readonly callCount: number;
  /** The segment of the first. */
  readonly segment: string;
}

/** Counts what a replay would do otherwise than it was done: the calls of commands whose code has changed since. */
export function logicChanges<T extends object>(
  plan: StorePlan<T>,
  snapshot: LoadedSnapshot<T>,
  { segments }: JournalRead,
): readonly LogicChange[] {
  const changes = new Map<string, LogicChange>();
  for (const [segment, changed] of changedCommands(plan, snapshot, segments)) {
    for (const name of callsIn(plan, snapshot, segment)) {
      if (!changed.has(name)) continue;
      const before = changes.get(name);
      changes.set(name, {
        command: name,
        callCount: (before?.callCount ?? 0) + 1,
        segment: before?.segment ?? segment.name,
      });
    }
  }
  return [...changes.values()];
}

/**
 * By segment, the names of the commands whose code is another than that which its records ran with when the state was lived.
 * That is the code of the last owner, who ran again all that lay behind the snapshot; of records that a newer
 * snapshot holds, which has rotted since, it may be that of any owner since they were written.
 */
function* changedCommands<T extends object>(
  { definition }: StorePlan<T>,
  { rotten }: LoadedSnapshot<T>,
  segments: readonly ReadSegment[],
): Iterable<readonly [ReadSegment, ReadonlySet<string>]> {
  const found: (readonly [ReadSegment, ReadonlySet<string>])[] = [];
  const methods = methodsOf(definition, segments.at(-1));
  /** Fingerprints by command, the latest first. */
  const told = new Map<string, string[]>();
  for (const segment of [...segments].reverse()) {
    const { sequence, schema } = segment.scan.header;
    for (const { name, logic } of schema.commands) {
      if (logic !== undefined) told.set(name, [...new Set(told.get(name)).add(logic)]);
    }
    const isHeld = rotten.some((snapshot) => sequence <= snapshot.sequence);
    const changed = methods.filter(({ name, logic }) => {
      const ran = told.get(name) ?? [];
      return logic !== undefined && (isHeld ? ran : ran.slice(0, 1)).some((other) => other !== logic);
    });
    if (changed.length > 0) found.push([segment, new Set(changed.map(({ name }) => name))]);
  }
  yield* found.reverse();
}

/**
 * The commands, and the methods that write nothing now and were commands for the last owner: one that changed since would be
 * passed over, and what it wrote lost. Where it was none for the last owner, that one was asked.
 */
function methodsOf<T extends object>(
  { commands, queries = [] }: StorePlan<T>["definition"],
  last: ReadSegment | undefined,
): readonly { readonly name: string; readonly logic?: string }[] {
  const before = new Set(last?.scan.header.schema.commands.map(({ name }) => name));
  const former = queries.flatMap((query) => (typeof query === "string" ? [] : [query]));
  return [...commands, ...former.filter(({ name }) => before.has(name))];
}

/** The names of the commands that are called in a segment, one for each call. Nothing is run. */
function* callsIn<T extends object>(
  plan: StorePlan<T>,
  snapshot: LoadedSnapshot<T>,
  { name, scan }: ReadSegment,
): Iterable<string> {
  const reading = readingOf(plan, scan.header.schema, name);
  for (const { header, records, lengths } of scan.batches) {
    let start = 0;
    for (const [index, length] of lengths.entries()) {
      const sequence = header.firstSequence + index;
      const bytes = records.subarray(start, start + length);
      start += length;
      const place = { storage: plan.disk.name, file: name, sequence };
      const record = { firstSequence: sequence, records: bytes, lengths: [length], reading };
      yield* decoding(place, () => callsOf(record, snapshot));
    }
  }
}

/** The one call of a record is told by its index; to find the next of several, one has to be read. */
function callsOf<T extends object>(record: RecordBytes, { entities }: LoadedSnapshot<T>): readonly string[] {
  const reader = new Reader(record.records);
  if (!(reader.byte() & recordFlag.atomic)) {
    const command = record.reading.commands[reader.varint()];
    // One that cannot be read has no code today, and is refused when it is met.
    return command?.logic === undefined ? [] : [command.name];
  }
  const names: string[] = [];
  // What records before it made is not there yet: anything stands for it while the bytes are passed over.
  const passing = { find: (id: number) => entities.find(id) ?? {}, born() {} };
  forEachRecord(passing, record, (_, { calls }) => {
    for (const { command } of calls) names.push(command.name);
  });
  return names;
}
