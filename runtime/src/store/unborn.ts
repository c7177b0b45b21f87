import type { StoreFiles } from "../journal/file-names.ts";
import { scanSegment } from "../journal/scan.ts";
import type { Storage } from "../storage.ts";
import { damage, decoding } from "./damage.ts";

/**
 * Whether there is no store yet. Making one ends with its first snapshot: a crash before leaves
 * an empty segment, which counts as nothing.
 * @throws CoopyError COOPY5201 when there are records but no snapshot.
 */
export async function isUnborn(storage: Storage, files: StoreFiles): Promise<boolean> {
  if (files.snapshots.length > 0) return false;
  for (const { name, firstSequence } of files.segments) {
    const bytes = await storage.read(name);
    const scan = decoding({ storage: storage.name, file: name }, () => scanSegment(bytes));
    const isEmpty = firstSequence === 1 && bytes.length === scan.header.lengthBytes;
    if (!isEmpty) throw damage({ storage: storage.name, file: name }, "the snapshot it builds on is missing");
  }
  if (files.hasClean)
    throw damage({ storage: storage.name, file: "CLEAN" }, "the snapshots and the journal are missing");
  return true;
}
