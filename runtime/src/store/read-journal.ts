import { type CleanEnd, parseClean } from "../journal/clean.ts";
import type { FileHeader } from "../journal/file-header.ts";
import { cleanName, type SegmentName, type StoreFiles } from "../journal/file-names.ts";
import { type SegmentScan, scanSegment } from "../journal/scan.ts";
import type { Storage } from "../storage.ts";
import { damage, decoding } from "./damage.ts";

/** The journal behind a snapshot: every byte of it checked. */
export interface JournalRead {
  readonly segments: readonly ReadSegment[];
  /** Of the last record. */
  readonly sequence: number;
  readonly chain: number;
  /** Bytes at the end of the last segment that a crash left unfinished. */
  readonly torn:
    | { readonly name: string; readonly scan: SegmentScan; readonly bytes: Uint8Array }
    | undefined;
  readonly wasClosed: boolean;
}

export interface ReadSegment {
  readonly name: string;
  readonly scan: SegmentScan;
}

interface SnapshotEnds {
  readonly name: string;
  readonly header: FileHeader;
  readonly rotten: readonly { readonly name: string; readonly sequence: number }[];
}

/** @throws CoopyError COOPY5201 when something is missing, foreign, out of order or changed. */
export async function readJournal(
  storage: Storage,
  files: StoreFiles,
  snapshot: SnapshotEnds,
): Promise<JournalRead> {
  const clean = files.hasClean ? await readClean(storage) : undefined;
  const names = files.segments.filter(({ firstSequence }) => firstSequence > snapshot.header.sequence);
  const segments: ReadSegment[] = [];
  let { sequence, chain } = snapshot.header;
  let epoch = 0;
  let torn: JournalRead["torn"];
  for (const [index, file] of names.entries()) {
    const bytes = await storage.read(file.name);
    const scan = decoding({ storage: storage.name, file: file.name }, () => scanSegment(bytes));
    checkLink(storage, file, scan, { sequence, chain, epoch, systemId: snapshot.header.systemId });
    ({ chain } = scan);
    sequence = scan.nextSequence - 1;
    epoch = scan.header.epoch;
    segments.push({ name: file.name, scan });
    if (scan.problem === undefined) continue;
    const provenSequence = Math.max(
      scan.provenSequence,
      clean?.sequence ?? 0,
      ...snapshot.rotten.map((r) => r.sequence),
    );
    if (index < names.length - 1 || provenSequence > sequence) {
      const place = { storage: storage.name, file: file.name, offset: scan.end, sequence: sequence + 1 };
      throw damage(place, `${scan.problem}, where commands had been durable`);
    }
    torn = { name: file.name, scan, bytes: bytes.subarray(scan.end) };
  }
  const read = { segments, sequence, chain, torn, wasClosed: clean !== undefined };
  checkEnd(storage, files, snapshot, read, epoch, clean);
  return read;
}

async function readClean(storage: Storage): Promise<CleanEnd> {
  const clean = parseClean(await storage.read(cleanName));
  if (clean === undefined)
    throw damage({ storage: storage.name, file: cleanName }, "it is not what a close writes");
  return clean;
}

interface Link {
  readonly sequence: number;
  readonly chain: number;
  readonly epoch: number;
  readonly systemId: Uint8Array;
}

/** The segment continues what came before: the same store, the next record, the same chain. */
function checkLink(storage: Storage, file: SegmentName, { header }: SegmentScan, before: Link): void {
  const refuse = (what: string) =>
    damage({ storage: storage.name, file: file.name, sequence: before.sequence + 1 }, what);
  if (header.systemId.join() !== before.systemId.join()) throw refuse("it belongs to another store");
  if (header.sequence !== file.firstSequence || header.epoch !== file.epoch)
    throw refuse("it has the name of another segment");
  if (header.sequence !== before.sequence + 1) {
    throw refuse(
      header.sequence > before.sequence
        ? `it begins at sequence ${header.sequence}, and what comes before it ends at ${before.sequence}: a segment is missing`
        : `it begins at sequence ${header.sequence}, and another owner had written up to ${before.sequence}`,
    );
  }
  if (header.chain !== before.chain) throw refuse("its chain does not continue the one before it");
  if (header.epoch < before.epoch)
    throw refuse(`it was written in epoch ${header.epoch}, after one of epoch ${before.epoch}`);
}

/** The journal reaches as far as everything else in the store says it does. */
function checkEnd(
  storage: Storage,
  files: StoreFiles,
  snapshot: SnapshotEnds,
  { segments, sequence, chain }: JournalRead,
  epoch: number,
  clean: CleanEnd | undefined,
): void {
  const last = segments.at(-1)?.name ?? snapshot.name;
  const refuse = (what: string) =>
    damage({ storage: storage.name, file: last, sequence: sequence + 1 }, what);
  if (segments.length === 0) throw refuse("the segment that begins behind this snapshot is missing");
  const rotten = snapshot.rotten[0];
  if (rotten !== undefined && rotten.sequence > sequence) {
    throw refuse(
      `the journal ends at sequence ${sequence}, before the snapshot ${rotten.name}, which is not sound`,
    );
  }
  // Older epochs' files are removed only when the newer owner's first segment is durable.
  if (epoch < (files.epochs[0] ?? 0))
    throw refuse(`the last segment, of epoch ${files.epochs[0]}, is missing`);
  if (clean !== undefined && (clean.sequence !== sequence || clean.chain !== chain)) {
    throw refuse(
      `the journal ends at sequence ${sequence}, and when the store was closed it ended at ${clean.sequence}`,
    );
  }
}
