import type { Storage, StorageFile } from "../storage.ts";
import { type Batch, encodeSeal } from "./batch.ts";
import { encodeFileHeader, type FileHeader } from "./file-header.ts";
import { segmentName } from "./file-names.ts";
import { magic } from "./format.ts";

/** The segment being written. One call at a time; after one that rejects, nothing is known and none may follow. */
export class Journal {
  /** The chain's value after the last batch written. */
  chain: number;
  /** Everything up to it is durable. */
  durableSequence: number;
  /** Batches and syncs since the store was opened. */
  batchCount = 0;
  syncCount = 0;
  /** Length of the segment. */
  segmentBytes: number;
  readonly #storage: Storage;
  #file: StorageFile;
  #headerCrc: number;

  private constructor(storage: Storage, header: FileHeader, file: StorageFile, headerBytes: Uint8Array) {
    this.#storage = storage;
    this.#file = file;
    this.chain = header.chain;
    this.durableSequence = header.sequence - 1;
    this.#headerCrc = crcOf(headerBytes);
    this.segmentBytes = headerBytes.length;
  }

  /** Makes a segment whose header, name included, is durable. */
  static async start(storage: Storage, header: FileHeader): Promise<Journal> {
    const bytes = encodeFileHeader(magic.segment, header);
    return new Journal(storage, header, await createSegment(storage, header, bytes), bytes);
  }

  /** Writes the batch. When it resolves, its records are durable. */
  async append(batch: Batch): Promise<void> {
    const { bytes, chain } = batch.finish(this.#headerCrc, this.durableSequence, this.chain);
    await this.#file.write(bytes);
    await this.#file.sync();
    this.chain = chain;
    this.durableSequence = batch.lastSequence;
    this.batchCount++;
    this.syncCount++;
    this.segmentBytes += bytes.length;
  }

  /** Says in the journal that all of it is durable. The saying itself is durable only if `isLast`. */
  async seal(isLast: boolean): Promise<void> {
    const bytes = encodeSeal(this.#headerCrc, this.durableSequence, this.chain);
    await this.#file.write(bytes);
    this.segmentBytes += bytes.length;
    if (!isLast) return;
    await this.#file.sync();
    this.syncCount++;
  }

  /** Ends the segment and goes on in a new one. */
  async rotate(header: FileHeader): Promise<void> {
    await this.seal(true);
    await this.#file.close();
    const bytes = encodeFileHeader(magic.segment, header);
    this.#file = await createSegment(this.#storage, header, bytes);
    this.#headerCrc = crcOf(bytes);
    this.segmentBytes = bytes.length;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** The header is durable before the segment has its name: a segment is never seen with half a header. */
async function createSegment(storage: Storage, header: FileHeader, bytes: Uint8Array): Promise<StorageFile> {
  const name = segmentName(header.sequence, header.epoch);
  const temporary = `${name}.tmp`;
  const file = await storage.create(temporary);
  await file.write(bytes);
  await file.sync();
  await storage.rename(temporary, name);
  await storage.syncDirectory();
  return file;
}

function crcOf(headerBytes: Uint8Array): number {
  return new DataView(headerBytes.buffer, headerBytes.byteOffset).getUint32(headerBytes.length - 4, true);
}
