import { realNowMs } from "../clock.ts";
import { CoopyError } from "../errors.ts";
import { writeClean } from "../journal/clean.ts";
import type { FileHeader } from "../journal/file-header.ts";
import { cleanName, epochName, type StoreFiles } from "../journal/file-names.ts";
import { Journal } from "../journal/journal.ts";
import { platform } from "../platform.ts";
import type { Schema } from "../schema.ts";
import type { Storage } from "../storage.ts";
import type { JournalRead } from "./read-journal.ts";
import type { TornTail } from "./status.ts";

/** The files of an open store. */
export interface OpenedFiles {
  readonly journal: Journal;
  readonly epoch: number;
  /** A header of a file that begins or ends at `sequence`, with the chain as it is. */
  header(sequence: number, lastInstantMs: number, createdAtMs: number): FileHeader;
  /** Says durably that the journal ends where it ends. */
  end(): Promise<void>;
}

/** Where a journal begins. */
export interface JournalStart {
  readonly storage: Storage;
  readonly schema: Schema;
  readonly systemId: Uint8Array;
  /** Of the last record. */
  readonly sequence: number;
  readonly chain: number;
  readonly lastInstantMs: number;
}

/** Begins a segment in a new epoch, and removes what that makes superfluous. Everything is durable when it resolves. */
export async function startJournal(
  start: JournalStart,
  files: StoreFiles,
  obsolete: readonly string[],
): Promise<OpenedFiles> {
  const { storage, systemId, schema } = start;
  const epoch = await raiseEpoch(storage, files);
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
  for (const name of files.temporary) await storage.remove(name);
  if (files.hasClean) await storage.remove(cleanName);
  const journal = await Journal.start(
    storage,
    header(start.sequence + 1, start.chain, start.lastInstantMs, realNowMs()),
  );
  for (const name of [...files.epochs.map(epochName), ...obsolete]) await storage.remove(name);
  await storage.syncDirectory();
  return {
    journal,
    epoch,
    header: (sequence, lastInstantMs, createdAtMs) =>
      header(sequence, journal.chain, lastInstantMs, createdAtMs),
    end: () => writeClean(storage, { sequence: journal.durableSequence, chain: journal.chain }),
  };
}

/** Two owners that both think they are the one cannot both make the file. */
async function raiseEpoch(storage: Storage, { epochs, segments }: StoreFiles): Promise<number> {
  const epoch = 1 + Math.max(0, ...epochs, ...segments.map((segment) => segment.epoch));
  try {
    await (await storage.create(epochName(epoch))).close();
  } catch (cause) {
    throw new CoopyError(
      "COOPY5206",
      `another process is opening ${storage.name} at this moment. Try again.`,
      { cause },
    );
  }
  await storage.syncDirectory();
  return epoch;
}

/** Makes certain what was read: after the death of a process its last bytes may be in the page cache only. */
export async function confirmJournal(storage: Storage, { segments }: JournalRead): Promise<void> {
  for (const { name } of segments) {
    const file = await storage.open(name);
    await file.sync();
    await file.close();
  }
  await storage.syncDirectory();
}

/** Cuts an unfinished last batch off, after its bytes are safe in a file of their own. */
export async function cutTornTail(storage: Storage, { torn }: JournalRead): Promise<TornTail | undefined> {
  if (torn === undefined) return undefined;
  const { name, scan, bytes } = torn;
  const keptAs = `${name}.torn-${realNowMs()}`;
  const kept = await storage.create(keptAs);
  await kept.write(bytes);
  await kept.sync();
  await kept.close();
  await storage.syncDirectory();
  const file = await storage.open(name);
  await file.truncate(scan.end);
  await file.sync();
  await file.close();
  return { segment: name, offset: scan.end, lengthBytes: bytes.length, sequence: scan.nextSequence, keptAs };
}
