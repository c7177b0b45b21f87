import { Reader } from "./codec/reader.ts";
import { recordFlag, recordTail } from "./journal/format.ts";
import type { ScannedBatch } from "./journal/scan.ts";
import type { Schema } from "./schema/schema.ts";

export interface BatchInspection {
  readonly offset: number;
  readonly lengthBytes: number;
  readonly firstSequence: number;
  /** What was durable when the batch was written. */
  readonly durableSequence: number;
  readonly records: readonly RecordInspection[];
}

export interface RecordInspection {
  readonly sequence: number;
  /** Name of the command; of several executed together, of the first. */
  readonly command: string;
  /** How many commands were executed together. */
  readonly commandCount: number;
  readonly lengthBytes: number;
  /** Undefined when the command did not ask for the time. */
  readonly instantMs: number | undefined;
  /** Whether the command drew random numbers. */
  readonly hasSeed: boolean;
  readonly witness: number | undefined;
}

/** What can be said of the records without the classes: their arguments stay bytes. */
export function inspectBatch(
  { offset, lengthBytes, header, records, lengths }: ScannedBatch,
  schema: Schema,
): BatchInspection {
  const { firstSequence, durableSequence } = header;
  const inspected: RecordInspection[] = [];
  let start = 0;
  for (const [index, length] of lengths.entries()) {
    inspected.push(inspectRecord(records.subarray(start, start + length), firstSequence + index, schema));
    start += length;
  }
  return { offset, lengthBytes, firstSequence, durableSequence, records: inspected };
}

function inspectRecord(record: Uint8Array, sequence: number, schema: Schema): RecordInspection {
  const reader = new Reader(record);
  const flags = reader.byte();
  const commandCount = flags & recordFlag.atomic ? reader.varint() : 1;
  const command = commandCount === 0 ? "" : (schema.commands[reader.varint()]?.name ?? "?");
  const witness = flags & recordFlag.witness;
  const hasSeed = (flags & recordFlag.seed) !== 0;
  const seedAt =
    record.length - (witness ? recordTail.witnessBytes : 0) - (hasSeed ? recordTail.seedBytes : 0);
  let instantMs: number | undefined;
  if (flags & recordFlag.instant) {
    reader.position = seedAt - recordTail.instantBytes;
    instantMs = reader.float64();
  }
  reader.position = record.length - recordTail.witnessBytes;
  return {
    sequence,
    command,
    commandCount,
    lengthBytes: record.length,
    instantMs,
    hasSeed,
    witness: witness ? reader.uint32() : undefined,
  };
}
