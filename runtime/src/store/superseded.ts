import type { Disk } from "../disk.ts";
import type { StoreFiles } from "../journal/file-names.ts";
import type { Work } from "../work.ts";

/** Removes what is older than two snapshots and the journal behind the older one: a rotten snapshot costs time, not data. */
export function* removeSuperseded(disk: Disk, { snapshots, segments }: StoreFiles): Work<void> {
  const older = snapshots.at(-2);
  if (older === undefined) return;
  const superseded = [
    ...snapshots.filter(({ sequence }) => sequence < older.sequence),
    ...segments.filter(({ firstSequence }) => firstSequence <= older.sequence),
  ];
  for (const { name } of superseded) yield* disk.remove(name);
  if (superseded.length > 0) yield* disk.syncDirectory();
}
