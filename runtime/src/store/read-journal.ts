import type { Disk } from "../disk.ts";
import { type CleanEnd, parseClean } from "../journal/clean.ts";
import type { FileHeader } from "../journal/file-header.ts";
import { cleanName, type SegmentName, type StoreFiles } from "../journal/file-names.ts";
import { type SegmentScan, scanSegment } from "../journal/scan.ts";
import type { Work } from "../work.ts";
import { checkEnd, checkLink } from "./check-journal.ts";
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
  /** All that checks. */
  readonly bytes: Uint8Array;
}

/** The snapshot that the journal follows, and the newer ones that are not sound. */
export interface SnapshotEnds {
  readonly name: string;
  readonly header: FileHeader;
  readonly rotten: readonly { readonly name: string; readonly sequence: number }[];
}

/** @throws CoopyError COOPY5201 when something is missing, foreign, out of order or changed. */
export function* readJournal(disk: Disk, files: StoreFiles, snapshot: SnapshotEnds): Work<JournalRead> {
  const clean = files.hasClean ? yield* readClean(disk) : undefined;
  const segments = yield* readSegments(disk, files, snapshot);
  let { sequence, chain } = snapshot.header;
  let epoch = 0;
  let torn: JournalRead["torn"];
  for (const [index, { file, scan, bytes }] of segments.entries()) {
    checkLink(disk, file, scan, { sequence, chain, epoch, systemId: snapshot.header.systemId });
    ({ chain } = scan);
    sequence = scan.nextSequence - 1;
    epoch = scan.header.epoch;
    // What stands behind the last record of a segment that another continues was to be its seal.
    if (scan.problem === undefined || continues(segments[index + 1], scan)) continue;
    const proven = [scan.provenSequence, clean?.sequence ?? 0, ...snapshot.rotten.map((r) => r.sequence)];
    if (index < segments.length - 1 || Math.max(...proven) > sequence) {
      const place = { storage: disk.name, file: file.name, offset: scan.end, sequence: sequence + 1 };
      throw damage(place, `${scan.problem}, where commands had been durable`);
    }
    torn = { name: file.name, scan, bytes: bytes.subarray(scan.end) };
  }
  const read: JournalRead = {
    segments: segments.map(({ file: { name }, scan, bytes }) => ({
      name,
      scan,
      bytes: bytes.subarray(0, scan.end),
    })),
    sequence,
    chain,
    torn,
    wasClosed: clean !== undefined,
  };
  checkEnd(disk, files, snapshot, read, epoch, clean);
  return read;
}

interface SegmentBytes {
  readonly file: SegmentName;
  readonly bytes: Uint8Array;
  readonly scan: SegmentScan;
}

function* readSegments(disk: Disk, files: StoreFiles, snapshot: SnapshotEnds): Work<readonly SegmentBytes[]> {
  const segments: SegmentBytes[] = [];
  for (const file of files.segments) {
    if (file.firstSequence <= snapshot.header.sequence) continue;
    const bytes = yield* disk.read(file.name);
    const scan = decoding({ storage: disk.name, file: file.name }, () => scanSegment(bytes));
    segments.push({ file, bytes, scan });
  }
  return segments;
}

function continues(next: SegmentBytes | undefined, { nextSequence, chain }: SegmentScan): boolean {
  return next?.scan.header.sequence === nextSequence && next.scan.header.chain === chain;
}

function* readClean(disk: Disk): Work<CleanEnd> {
  const clean = parseClean(yield* disk.read(cleanName));
  if (clean === undefined)
    throw damage({ storage: disk.name, file: cleanName }, "it is not what a close writes");
  return clean;
}
