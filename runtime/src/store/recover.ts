import { Reader } from "../codec/reader.ts";
import type { SystemDefinition } from "../definition.ts";
import type { Disk } from "../disk.ts";
import { CoopyError } from "../errors.ts";
import type { StoreFiles } from "../journal/file-names.ts";
import { type Reading, readingOf } from "../schema/reading.ts";
import type { CurrentSchema } from "../schema/schema-of.ts";
import type { StateFormat } from "../snapshot/state.ts";
import type { Work } from "../work.ts";
import { decoding } from "./damage.ts";
import { expectSameLogic } from "./expect-logic.ts";
import { type LoadedSnapshot, loadNewestSnapshot } from "./load-snapshot.ts";
import { type JournalRead, readJournal } from "./read-journal.ts";
import { type LiveState, replay } from "./replay.ts";

/** What is constant while a store is opened and open. */
export interface StorePlan<T extends object> extends StateFormat {
  readonly disk: Disk;
  readonly definition: SystemDefinition<T>;
  readonly current: CurrentSchema;
  readonly onLogicChange: LogicChoice;
}

/** What to do with calls in the journal whose code has changed since they were made. */
export type LogicChoice = "refuse" | "replay";

/** A state brought back, with nothing changed on disk yet. */
export interface Recovered<T extends object> extends LiveState<T> {
  readonly snapshot: LoadedSnapshot<T>;
  readonly journal: JournalRead;
  readonly lastInstantMs: number;
}

/**
 * Brings back the state: the newest snapshot that checks, and the journal behind it. Reads only.
 * @throws CoopyError COOPY5201 for bytes that no crash explains, COOPY5204, COOPY5205, COOPY5214, COOPY5301, COOPY5302.
 */
export function* recover<T extends object>(plan: StorePlan<T>, files: StoreFiles): Work<Recovered<T>> {
  const snapshot = yield* loadNewestSnapshot(plan, files.snapshots);
  const { system, entities } = snapshot;
  const journal = yield* readJournal(plan.disk, files, snapshot);
  if (plan.onLogicChange === "refuse") expectSameLogic(plan, snapshot, journal);
  let { lastInstantMs } = snapshot.header;
  for (const { name, scan } of journal.segments) {
    if (scan.batches.length === 0) continue;
    const reading = readingOf(plan, scan.header.schema, name);
    entities.postpone(unnumberedIn(reading, name, plan.disk.name));
    // One for all: what is made characters at once are many batches, where each is small.
    const reader = new Reader(scan.bytes);
    for (const batch of scan.batches) {
      const { firstSequence } = batch.header;
      const records = { firstSequence, records: batch.records, lengths: batch.lengths, reading };
      const place = { storage: plan.disk.name, file: name, sequence: firstSequence };
      reader.position = batch.recordsAt;
      lastInstantMs = decoding(place, () => replay(snapshot, records, lastInstantMs, reader));
    }
  }
  entities.postpone(undefined);
  return { system, entities, snapshot, journal, lastInstantMs };
}

/**
 * What a command makes of classes that had no numbers then gets none while it is replayed, or all numbers after it were others.
 * Of plain objects nobody knows the type.
 */
function unnumberedIn({ unnumbered }: Reading, file: string, store: string): ReadonlySet<object> {
  const [object] = unnumbered.objects;
  if (object === undefined) return unnumbered.prototypes;
  throw new CoopyError(
    "COOPY5205",
    `commands can now be given objects of ${object}, and could not when ${file} in ${store} was written. Open the store with the code that wrote it and let \`close\` write a snapshot; then change the code.`,
  );
}
