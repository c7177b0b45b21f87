import type { FileHeader } from "../journal/file-header.ts";
import { snapshotName } from "../journal/file-names.ts";
import type { Storage } from "../storage.ts";
import { decodeSnapshot } from "./decode.ts";
import { type Captured, snapshotPieces } from "./encode.ts";

/**
 * Writes a snapshot under a temporary name, reads it back, checks it, and only then gives it its name.
 * When it resolves the snapshot is durable. `verify` must make the state from the bytes, and throw when it cannot.
 */
export async function saveSnapshot(
  storage: Storage,
  header: FileHeader,
  captured: Captured,
  verify: (body: Uint8Array) => void,
): Promise<void> {
  const name = snapshotName(header.sequence);
  const temporary = `${name}.tmp`;
  const file = await storage.create(temporary);
  try {
    try {
      for (const piece of snapshotPieces(header, captured)) await file.write(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    const written = decodeSnapshot(await storage.read(temporary));
    if (written.objectCount !== captured.objectCount)
      throw new Error(`${temporary} was not read as it was written`);
    verify(written.body);
  } catch (error) {
    await storage.remove(temporary).catch(() => {}); // what is left is removed at the next open
    throw error;
  }
  await storage.rename(temporary, name);
  await storage.syncDirectory();
}
