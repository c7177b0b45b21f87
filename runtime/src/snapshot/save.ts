import { crc32 } from "../crc32.ts";
import type { Disk } from "../disk.ts";
import { CoopyError, DecodeError } from "../errors.ts";
import type { FileHeader } from "../journal/file-header.ts";
import { snapshotName } from "../journal/file-names.ts";
import type { Work } from "../work.ts";
import { decodeSnapshot } from "./decode.ts";
import { type Captured, SnapshotFile } from "./encode.ts";

/** A state that is being encoded. */
export interface SnapshotBody {
  /** How many objects it has, so far. */
  readonly objectCount: number;
  /** The bytes, piece by piece. Undefined comes in between, where others should have their turn. */
  pieces(): Iterable<Uint8Array | undefined>;
}

export interface SavingOptions {
  /** Lets others run. @throws what ends the saving. */
  breathe(lengthBytes: number): Work<void>;
  /** Makes the state from what was read back, all at once, and throws when it cannot. */
  readonly verify?: ((body: Uint8Array) => void) | undefined;
}

/** One that is encoded already. */
export function wholeBody({ body, objectCount }: Captured): SnapshotBody {
  return { objectCount, pieces: () => [body] };
}

const readBytes = 256 * 1024;

/**
 * Writes a snapshot under a temporary name, reads it back, checks it, and only then gives it its name.
 * When it is done the snapshot is durable.
 */
export function* saveSnapshot(
  disk: Disk,
  header: FileHeader,
  body: SnapshotBody,
  options: SavingOptions,
): Work<void> {
  const name = snapshotName(header.sequence);
  const temporary = `${name}.tmp`;
  const file = yield* disk.create(temporary);
  try {
    const written = new SnapshotFile(file, header);
    yield* written.begin();
    for (const piece of body.pieces()) {
      if (piece !== undefined) yield* written.write(piece);
      yield* options.breathe(written.lengthBytes);
    }
    yield* written.end(body.objectCount);
    yield* checkWritten(disk, temporary, written, options);
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

/** @throws DecodeError */
function* checkWritten(
  disk: Disk,
  name: string,
  { lengthBytes, fileCrc }: SnapshotFile,
  { breathe, verify }: SavingOptions,
): Work<void> {
  if (verify !== undefined) return verify(decodeSnapshot(yield* disk.read(name)).body);
  let crc = 0;
  // One byte more than there should be: a longer file is another one.
  for (let start = 0; start <= lengthBytes; start += readBytes) {
    const end = Math.min(start + readBytes, lengthBytes + 1);
    const bytes = yield* disk.readPart(name, start, end);
    const count = Math.min(end, lengthBytes) - start;
    if (bytes.length !== count) throw new DecodeError("another length", start + bytes.length);
    crc = crc32(bytes, crc);
    yield* breathe(lengthBytes);
  }
  if (crc !== fileCrc) throw new DecodeError("other bytes", lengthBytes);
}
