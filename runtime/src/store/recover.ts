import { Reader } from "../codec/reader.ts";
import type { SystemDefinition } from "../definition.ts";
import type { StoreFiles } from "../journal/file-names.ts";
import type { Schema } from "../schema.ts";
import type { StateFormat } from "../snapshot/state.ts";
import type { Storage } from "../storage.ts";
import { decoding } from "./damage.ts";
import { type LoadedSnapshot, loadNewestSnapshot } from "./load-snapshot.ts";
import { type JournalRead, readJournal } from "./read-journal.ts";
import { type LiveState, type RecordBytes, replay } from "./replay.ts";
import { commandsOf } from "./stored-commands.ts";

/** What is constant while a store is opened and open. */
export interface StorePlan<T extends object> extends StateFormat {
  readonly storage: Storage;
  readonly definition: SystemDefinition<T>;
  readonly schema: Schema;
}

/** A state brought back, with nothing changed on disk yet. */
export interface Recovered<T extends object> extends LiveState<T> {
  readonly snapshot: LoadedSnapshot<T>;
  readonly journal: JournalRead;
  readonly lastInstantMs: number;
  /** What was replayed, for those who must do it again. */
  readonly history: readonly RecordBytes[];
}

/**
 * Brings back the state: the newest snapshot that checks, and the journal behind it. Reads only.
 * @throws CoopyError COOPY5201 for bytes that no crash explains, COOPY5204, COOPY5205, COOPY5301, COOPY5302.
 */
export async function recover<T extends object>(
  plan: StorePlan<T>,
  files: StoreFiles,
): Promise<Recovered<T>> {
  const snapshot = await loadNewestSnapshot(plan, files.snapshots);
  const journal = await readJournal(plan.storage, files, snapshot);
  let lastInstantMs = snapshot.header.lastInstantMs;
  const history: RecordBytes[] = [];
  for (const { name, scan } of journal.segments) {
    if (scan.batches.length === 0) continue;
    const commands = commandsOf(plan, scan.header.schema);
    // One for all: what is made characters at once are many batches, where each is small.
    const reader = new Reader(scan.bytes);
    for (const batch of scan.batches) {
      const { firstSequence } = batch.header;
      const records = { firstSequence, records: batch.records, lengths: batch.lengths, commands };
      const place = { storage: plan.storage.name, file: name, sequence: firstSequence };
      reader.position = batch.recordsAt;
      lastInstantMs = decoding(place, () => replay(snapshot, plan.catalog, records, lastInstantMs, reader));
      history.push(records);
    }
  }
  const { system, entities } = snapshot;
  return { system, entities, snapshot, journal, lastInstantMs, history };
}
