import type { Disk } from "../disk.ts";
import { isCode, isOwnershipLost } from "../errors.ts";
import type { Work } from "../work.ts";
import type { Batch } from "./batch.ts";
import type { FileHeader } from "./file-header.ts";
import { batchKind } from "./format.ts";
import { encodeSeal } from "./seal.ts";
import { Segment } from "./segment.ts";

/** The journal being written. One call at a time; after one that fails, nothing is known and none may follow. */
export class Journal {
  /** The chain's value after the last batch written. */
  chain: number;
  /** Everything up to it is durable. */
  durableSequence: number;
  /** Batches and syncs since the store was opened. */
  batchCount = 0;
  syncCount = 0;
  /** Length of the batches since then. */
  writtenBytes = 0;
  readonly #disk: Disk;
  #segment: Segment;

  private constructor(disk: Disk, header: FileHeader, segment: Segment) {
    this.#disk = disk;
    this.#segment = segment;
    this.chain = header.chain;
    this.durableSequence = header.sequence - 1;
  }

  /** Makes a segment whose header, name included, is durable. */
  static *start(disk: Disk, header: FileHeader): Work<Journal> {
    const segment = yield* Segment.prepare(disk, header);
    yield* segment.publish();
    return new Journal(disk, header, segment);
  }

  /** Length of the segment. */
  get segmentBytes(): number {
    return this.#segment.lengthBytes;
  }

  /**
   * Writes the batch. When it is done, its records are durable.
   * @throws CoopyError COOPY5013 when there is no room, and what was written of the batch is gone again.
   */
  *append(batch: Batch): Work<void> {
    const { bytes, chain } = batch.finish(this.#segment.headerCrc, this.durableSequence, this.chain);
    yield* this.#segment.write(bytes);
    yield* this.#sync();
    this.chain = chain;
    this.durableSequence = batch.lastSequence;
    this.batchCount++;
    this.writtenBytes += bytes.length;
  }

  /** Says durably that all of the journal is. @throws CoopyError COOPY5013 */
  *seal(): Work<void> {
    yield* this.#writeSeal(batchKind.seal);
    yield* this.#sync();
  }

  /** Says that all of the journal is durable. The saying itself need not be, nor need there be room for it. */
  *sealIfRoom(): Work<void> {
    try {
      yield* this.#writeSeal(batchKind.seal);
    } catch (error) {
      if (!isCode(error, "COOPY5013")) throw error;
    }
  }

  /**
   * Goes on in a new segment. That one is durable before the old one says that it is followed: one that is missing is noticed.
   * @returns why the old one goes on instead, when the new one could not be prepared.
   */
  *rotate(header: FileHeader): Work<unknown> {
    // Nothing was written to the segment yet: it is the new one.
    if (header.sequence === this.#segment.firstSequence) return undefined;
    let next: Segment;
    try {
      next = yield* Segment.prepare(this.#disk, header);
    } catch (error) {
      if (isOwnershipLost(error)) throw error;
      return error;
    }
    yield* next.publish();
    yield* this.#writeSeal(batchKind.end);
    yield* this.#sync();
    yield* this.#segment.close();
    this.#segment = next;
    return undefined;
  }

  close(): Work<void> {
    return this.#segment.close();
  }

  #writeSeal(kind: typeof batchKind.seal | typeof batchKind.end): Work<void> {
    return this.#segment.write(encodeSeal(kind, this.#segment.headerCrc, this.durableSequence, this.chain));
  }

  *#sync(): Work<void> {
    yield* this.#segment.sync();
    this.syncCount++;
  }
}
