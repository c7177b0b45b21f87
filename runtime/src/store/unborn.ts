import type { Disk } from "../disk.ts";
import type { StoreFiles } from "../journal/file-names.ts";
import { scanSegment } from "../journal/scan.ts";
import type { Work } from "../work.ts";
import { damage, decoding } from "./damage.ts";

/**
 * Whether there is no store yet. Making one ends with its first snapshot: a crash before leaves
 * an empty segment, which counts as nothing.
 * @throws CoopyError COOPY5201 when there are records but no snapshot.
 */
export function* isUnborn(disk: Disk, files: StoreFiles): Work<boolean> {
  if (files.snapshots.length > 0) return false;
  for (const { name, firstSequence } of files.segments) {
    const bytes = yield* disk.read(name);
    const scan = decoding({ storage: disk.name, file: name }, () => scanSegment(bytes));
    const isEmpty = firstSequence === 1 && bytes.length === scan.header.lengthBytes;
    if (!isEmpty) throw damage({ storage: disk.name, file: name }, "the snapshot it builds on is missing");
  }
  if (files.hasClean)
    throw damage({ storage: disk.name, file: "CLEAN" }, "the snapshots and the journal are missing");
  return true;
}
