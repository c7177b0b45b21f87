import { realNowMs } from "../clock.ts";
import type { Disk } from "../disk.ts";
import { CoopyError } from "../errors.ts";
import { writeClean } from "../journal/clean.ts";
import type { FileHeader } from "../journal/file-header.ts";
import { cleanName, epochName, type StoreFiles } from "../journal/file-names.ts";
import { Journal } from "../journal/journal.ts";
import { platform } from "../platform.ts";
import type { Schema } from "../schema/schema.ts";
import type { Work } from "../work.ts";
import type { JournalRead } from "./read-journal.ts";

/** The files of an open store. */
export interface OpenedFiles {
  readonly journal: Journal;
  readonly epoch: number;
  /** A header of a file that begins or ends at `sequence`, with the chain as it is. */
  header(sequence: number, lastInstantMs: number, createdAtMs: number): FileHeader;
  /** Says durably that the journal ends where it ends. */
  end(): Work<void>;
}

/** Where a journal begins. */
export interface JournalStart {
  readonly disk: Disk;
  readonly schema: Schema;
  readonly systemId: Uint8Array;
  /** Of the last record. */
  readonly sequence: number;
  readonly chain: number;
  readonly lastInstantMs: number;
}

/** Begins a segment in a new epoch, and removes what that makes superfluous. Everything is durable when it resolves. */
export function* startJournal(
  start: JournalStart,
  files: StoreFiles,
  obsolete: readonly string[],
): Work<OpenedFiles> {
  const { disk, systemId, schema } = start;
  const epoch = yield* raiseEpoch(disk, files);
  const header = (
    sequence: number,
    chain: number,
    lastInstantMs: number,
    createdAtMs: number,
  ): FileHeader => ({
    systemId,
    epoch,
    sequence,
    chain,
    createdAtMs,
    lastInstantMs,
    engine: platform().engine,
    schema,
  });
  if (files.hasClean) yield* disk.remove(cleanName);
  const journal = yield* Journal.start(
    disk,
    header(start.sequence + 1, start.chain, start.lastInstantMs, realNowMs()),
  );
  for (const name of [...files.epochs.map(epochName), ...obsolete]) yield* disk.remove(name);
  yield* disk.syncDirectory();
  return {
    journal,
    epoch,
    header: (sequence, lastInstantMs, createdAtMs) =>
      header(sequence, journal.chain, lastInstantMs, createdAtMs),
    end: () => writeClean(disk, { sequence: journal.durableSequence, chain: journal.chain }),
  };
}

/** Removes what an interrupted owner left half-written. */
export function* removeTemporary(disk: Disk, { temporary }: StoreFiles): Work<void> {
  for (const name of temporary) yield* disk.remove(name);
}

/** Two owners that both think they are the one cannot both make the file. */
function* raiseEpoch(disk: Disk, { epochs, segments }: StoreFiles): Work<number> {
  const epoch = 1 + Math.max(0, ...epochs, ...segments.map((segment) => segment.epoch));
  try {
    const file = yield* disk.create(epochName(epoch));
    yield* file.close();
  } catch (cause) {
    if (!(yield* disk.list()).includes(epochName(epoch))) throw cause;
    throw new CoopyError("COOPY5206", `another process is opening ${disk.name} at this moment. Try again.`, {
      cause,
    });
  }
  yield* disk.syncDirectory();
  return epoch;
}

/**
 * Makes certain what was read: after the death of a process its last bytes may be in the page cache only. After a sync that
 * failed they may be there, count as written, and never be; so an end that nothing proves is written anew.
 */
export function* confirmJournal(disk: Disk, { segments }: JournalRead): Work<void> {
  for (const { name } of segments) {
    const file = yield* disk.open(name);
    yield* file.sync();
    yield* file.close();
  }
  const last = segments.at(-1);
  if (last === undefined || last.scan.isSealed || last.scan.batches.length === 0) yield* disk.syncDirectory();
  else yield* disk.replace(last.name, [last.bytes]);
}
