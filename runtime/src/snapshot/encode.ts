import { crc32 } from "../crc32.ts";
import type { DiskFile } from "../disk-file.ts";
import { encodeFileHeader, type FileHeader } from "../journal/file-header.ts";
import { magic } from "../journal/format.ts";
import type { Work } from "../work.ts";
import { chunkBytesMax, chunkHeadBytes, footer } from "./format.ts";

/** The state at one sequence, encoded. */
export interface Captured {
  readonly body: Uint8Array;
  readonly objectCount: number;
}

/** What is written at once is not much, so that a sync at the end does not hold up the journal's. */
const unsyncedBytesMax = 4 * 1024 * 1024;

/** The bytes of a snapshot file, as they are written. */
export class SnapshotFile {
  /** How long the file is, and the checksum of all of it. */
  lengthBytes = 0;
  fileCrc = 0;
  readonly #file: DiskFile;
  readonly #header: FileHeader;
  #frame = new Uint8Array(0);
  #bodyBytes = 0;
  #unsyncedBytes = 0;
  /** Seeds the next chunk's checksum. */
  #crc = 0;

  constructor(file: DiskFile, header: FileHeader) {
    this.#file = file;
    this.#header = header;
  }

  *begin(): Work<void> {
    const head = encodeFileHeader(magic.snapshot, this.#header);
    this.#crc = crc32(head);
    yield* this.#append(head);
  }

  /** Writes more of the body. */
  *write(piece: Uint8Array): Work<void> {
    for (let start = 0; start < piece.length; start += chunkBytesMax) {
      const chunk = piece.subarray(start, start + chunkBytesMax);
      this.#crc = crc32(chunk, this.#crc);
      yield* this.#append(this.#framed(chunk));
      this.#bodyBytes += chunk.length;
    }
  }

  /** Writes the footer. When it is done, all of the file is durable. */
  *end(objectCount: number): Work<void> {
    yield* this.#append(encodeFooter(this.#header, this.#bodyBytes, objectCount, this.#crc));
    yield* this.#file.sync();
  }

  /** The chunk behind its head, in memory that is used again: to allocate it each time is what engines collect garbage for. */
  #framed(chunk: Uint8Array): Uint8Array {
    const end = chunkHeadBytes + chunk.length;
    if (this.#frame.length < end) this.#frame = new Uint8Array(end + (end >> 2));
    const head = new DataView(this.#frame.buffer);
    head.setUint32(0, chunk.length, true);
    head.setUint32(4, this.#crc, true);
    this.#frame.set(chunk, chunkHeadBytes);
    return this.#frame.subarray(0, end);
  }

  *#append(bytes: Uint8Array): Work<void> {
    yield* this.#file.write(bytes);
    this.fileCrc = crc32(bytes, this.fileCrc);
    this.lengthBytes += bytes.length;
    this.#unsyncedBytes += bytes.length;
    if (this.#unsyncedBytes < unsyncedBytesMax) return;
    this.#unsyncedBytes = 0;
    yield* this.#file.sync();
  }
}

function encodeFooter(header: FileHeader, bodyBytes: number, objectCount: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(footer.lengthBytes);
  const fields = new DataView(bytes.buffer);
  fields.setBigUint64(footer.sequenceAt, BigInt(header.sequence), true);
  fields.setUint32(footer.chainAt, header.chain, true);
  fields.setBigUint64(footer.bodyBytesAt, BigInt(bodyBytes), true);
  fields.setUint32(footer.objectCountAt, objectCount, true);
  fields.setUint32(footer.crcAt, crc32(bytes.subarray(0, footer.crcAt), seed), true);
  return bytes;
}
