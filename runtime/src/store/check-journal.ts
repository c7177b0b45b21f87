import type { Disk } from "../disk.ts";
import type { CleanEnd } from "../journal/clean.ts";
import type { SegmentName, StoreFiles } from "../journal/file-names.ts";
import type { SegmentScan } from "../journal/scan.ts";
import { damage } from "./damage.ts";
import type { JournalRead, SnapshotEnds } from "./read-journal.ts";

/** Where a journal has got to before a segment. */
interface Link {
  readonly sequence: number;
  readonly chain: number;
  readonly epoch: number;
  readonly systemId: Uint8Array;
}

/** The segment continues what came before: the same store, the next record, the same chain. */
export function checkLink(disk: Disk, file: SegmentName, { header }: SegmentScan, before: Link): void {
  const refuse = (what: string) =>
    damage({ storage: disk.name, file: file.name, sequence: before.sequence + 1 }, what);
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
export function checkEnd(
  disk: Disk,
  files: StoreFiles,
  snapshot: SnapshotEnds,
  { segments, sequence, chain }: JournalRead,
  epoch: number,
  clean: CleanEnd | undefined,
): void {
  const last = segments.at(-1)?.name ?? snapshot.name;
  const refuse = (what: string) => damage({ storage: disk.name, file: last, sequence: sequence + 1 }, what);
  if (segments.length === 0) throw refuse("the segment that begins behind this snapshot is missing");
  if (segments.at(-1)!.scan.isFollowed) throw refuse("the segment that follows this one is missing");
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
