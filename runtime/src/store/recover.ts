import type { SystemDefinition } from "../definition.ts";
import type { Disk } from "../disk.ts";
import type { StoreFiles } from "../journal/file-names.ts";
import type { Schema } from "../schema.ts";
import type { StateFormat } from "../snapshot/state.ts";
import type { Work } from "../work.ts";
import { decoding } from "./damage.ts";
import { type LoadedSnapshot, loadNewestSnapshot } from "./load-snapshot.ts";
import { type JournalRead, readJournal } from "./read-journal.ts";
import { type LiveState, type RecordBytes, replay } from "./replay.ts";
import { commandsOf } from "./stored-commands.ts";

/** What is constant while a store is opened and open. */
export interface StorePlan<T extends object> extends StateFormat {
  readonly disk: Disk;
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
export function* recover<T extends object>(plan: StorePlan<T>, files: StoreFiles): Work<Recovered<T>> {
  const snapshot = yield* loadNewestSnapshot(plan, files.snapshots);
  const journal = yield* readJournal(plan.disk, files, snapshot);
  let lastInstantMs = snapshot.header.lastInstantMs;
  const history: RecordBytes[] = [];
  for (const { name, scan } of journal.segments) {
    if (scan.batches.length === 0) continue;
    const commands = commandsOf(plan, scan.header.schema);
    for (const batch of scan.batches) {
      const { firstSequence } = batch.header;
      const records = { firstSequence, records: batch.records, lengths: batch.lengths, commands };
      const place = { storage: plan.disk.name, file: name, sequence: firstSequence };
      lastInstantMs = decoding(place, () => replay(snapshot, plan.catalog, records, lastInstantMs));
      history.push(records);
    }
  }
  const { system, entities } = snapshot;
  return { system, entities, snapshot, journal, lastInstantMs, history };
}
