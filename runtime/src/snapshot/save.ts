import type { Disk } from "../disk.ts";
import { CoopyError, DecodeError } from "../errors.ts";
import type { FileHeader } from "../journal/file-header.ts";
import { snapshotName } from "../journal/file-names.ts";
import type { Work } from "../work.ts";
import { decodeSnapshot } from "./decode.ts";
import { type Captured, snapshotPieces } from "./encode.ts";

/**
 * Writes a snapshot under a temporary name, reads it back, checks it, and only then gives it its name.
 * When it is done the snapshot is durable. `verify` must make the state from the bytes, and throw when it cannot.
 */
export function* saveSnapshot(
  disk: Disk,
  header: FileHeader,
  captured: Captured,
  verify: (body: Uint8Array) => void,
): Work<void> {
  const name = snapshotName(header.sequence);
  const temporary = `${name}.tmp`;
  const file = yield* disk.create(temporary);
  try {
    for (const piece of snapshotPieces(header, captured)) yield* file.write(piece);
    yield* file.sync();
    const written = decodeSnapshot(yield* disk.read(temporary));
    if (written.objectCount !== captured.objectCount) throw new DecodeError("another number of objects", 0);
    verify(written.body);
  } catch (error) {
    yield* disk.discard(temporary, file);
    if (!(error instanceof DecodeError)) throw error;
    const what = `${temporary} in ${disk.name} was not read as it was written`;
    throw new CoopyError("COOPY5213", `${what}: the disk or the memory is failing.`, { cause: error });
  }
  yield* file.close();
  yield* disk.rename(temporary, name);
  yield* disk.syncDirectory();
}
