import type { Disk } from "../disk.ts";
import type { DiskFile } from "../disk-file.ts";
import { CoopyError, isCode } from "../errors.ts";
import type { Work } from "../work.ts";
import { encodeFileHeader, type FileHeader } from "./file-header.ts";
import { segmentName } from "./file-names.ts";
import { magic } from "./format.ts";

/** A segment being written. */
export class Segment {
  readonly firstSequence: number;
  /** Seeds the checksums of the batches' headers. */
  readonly headerCrc: number;
  lengthBytes: number;
  readonly #disk: Disk;
  readonly #name: string;
  readonly #file: DiskFile;

  private constructor(disk: Disk, name: string, file: DiskFile, firstSequence: number, header: Uint8Array) {
    this.#disk = disk;
    this.#name = name;
    this.#file = file;
    this.firstSequence = firstSequence;
    this.headerCrc = new DataView(header.buffer, header.byteOffset).getUint32(header.length - 4, true);
    this.lengthBytes = header.length;
  }

  /** Makes a segment under a temporary name, its header durable: it is never seen with half of one. */
  static *prepare(disk: Disk, header: FileHeader): Work<Segment> {
    const bytes = encodeFileHeader(magic.segment, header);
    const name = segmentName(header.sequence, header.epoch);
    const file = yield* disk.create(`${name}.tmp`);
    try {
      yield* file.write(bytes);
      yield* file.sync();
    } catch (error) {
      yield* disk.discard(`${name}.tmp`, file);
      throw error;
    }
    return new Segment(disk, name, file, header.sequence, bytes);
  }

  /** Makes it part of the journal, durably. */
  *publish(): Work<void> {
    yield* this.#disk.rename(`${this.#name}.tmp`, this.#name);
    yield* this.#disk.syncDirectory();
  }

  /** Appends the bytes. @throws CoopyError COOPY5013 when there is no room, and what was written of them is gone again. */
  *write(bytes: Uint8Array): Work<void> {
    try {
      yield* this.#file.write(bytes);
    } catch (error) {
      if (!isCode(error, "COOPY5211")) throw error;
      yield* this.#takeBack(error);
    }
    this.lengthBytes += bytes.length;
  }

  sync(): Work<void> {
    return this.#file.sync();
  }

  close(): Work<void> {
    return this.#file.close();
  }

  /** A full disk is the one failure that leaves something known: nothing was synced since, so what did not fit can be cut off. */
  *#takeBack(cause: unknown): Work<never> {
    yield* this.#file.truncate(this.lengthBytes);
    yield* this.#file.sync();
    throw new CoopyError(
      "COOPY5013",
      `${this.#disk.name} is full. What was not acknowledged was not executed and left no trace, and the store is closed. Make room, and open it again.`,
      { cause },
    );
  }
}
