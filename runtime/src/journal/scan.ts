import { crc32 } from "../crc32.ts";
import { DecodeError } from "../errors.ts";
import { readLengths } from "./batch.ts";
import { type BatchHeader, readHeader } from "./batch-header.ts";
import { decodeFileHeader, type ReadHeader } from "./file-header.ts";
import { batchHeader, batchKind, chainBytes, magic } from "./format.ts";
import { sequenceProvenAfter } from "./proven-sequence.ts";

/** What the bytes of one segment say, without any judgement of how they came about. */
export interface SegmentScan {
  readonly bytes: Uint8Array;
  readonly header: ReadHeader;
  readonly batches: readonly ScannedBatch[];
  /** The chain's value after the last batch. */
  readonly chain: number;
  /** Sequence of the next record. */
  readonly nextSequence: number;
  /** Whether the last thing in the segment is a seal. */
  readonly isSealed: boolean;
  /** Whether the seal says that there is another segment behind this one. */
  readonly isFollowed: boolean;
  /** Where the part that checks ends. */
  readonly end: number;
  /** What is wrong at `end`; undefined when the segment ends there. */
  readonly problem: string | undefined;
  /** The highest sequence that a valid header after `end` proves to have been durable. */
  readonly provenSequence: number;
}

/** A batch that checks: header, chain and lengths. */
export interface ScannedBatch {
  readonly offset: number;
  readonly lengthBytes: number;
  readonly header: BatchHeader;
  /** Where its records begin. */
  readonly recordsAt: number;
  /** The records, as a view. */
  readonly records: Uint8Array;
  readonly lengths: readonly number[];
}

/** @throws DecodeError when the segment's header does not check; CoopyError COOPY5203. */
export function scanSegment(bytes: Uint8Array): SegmentScan {
  const header = decodeFileHeader(magic.segment, bytes);
  const batches: ScannedBatch[] = [];
  let { chain, sequence: nextSequence, lengthBytes: offset } = header;
  let lastKind: number | undefined;
  let problem: string | undefined;
  while (offset < bytes.length) {
    const next = scanBatch(bytes, offset, header.crc, chain, nextSequence);
    if (typeof next === "string") {
      problem = next;
      break;
    }
    if (lastKind === batchKind.end) {
      problem = "bytes behind the end of the segment";
      break;
    }
    lastKind = next.header.kind;
    if (lastKind === batchKind.records) {
      batches.push(next);
      chain = next.chain;
      nextSequence += next.header.count;
    }
    offset += next.lengthBytes;
  }
  const provenSequence = problem === undefined ? 0 : sequenceProvenAfter(bytes, offset, header.crc);
  const isFollowed = lastKind === batchKind.end;
  const isSealed = lastKind === batchKind.seal || isFollowed;
  return {
    bytes,
    header,
    batches,
    chain,
    nextSequence,
    isSealed,
    isFollowed,
    end: offset,
    problem,
    provenSequence,
  };
}

function scanBatch(
  bytes: Uint8Array,
  offset: number,
  headerSeed: number,
  chain: number,
  nextSequence: number,
): (ScannedBatch & { readonly chain: number }) | string {
  const header = readHeader(bytes, offset, headerSeed);
  if (header === undefined) return "no batch header that checks";
  const payloadStart = offset + batchHeader.lengthBytes;
  const end = payloadStart + header.payloadBytes;
  if (end + chainBytes > bytes.length) return "a batch that is cut short";
  const stored = new DataView(bytes.buffer, bytes.byteOffset + end, chainBytes).getUint32(0, true);
  if (stored !== crc32(bytes.subarray(offset, end), chain)) return "a batch whose checksum is wrong";
  if (header.firstSequence !== nextSequence) return "a batch of another sequence";
  if (header.durableSequence >= nextSequence) return "a batch that says of itself that it was durable before";
  if (!Object.values<number>(batchKind).includes(header.kind)) return "a batch of unknown kind";
  if (header.kind !== batchKind.records && (header.count > 0 || header.payloadBytes > 0))
    return "a seal with records";
  const payload = bytes.subarray(payloadStart, end);
  try {
    return {
      offset,
      lengthBytes: end + chainBytes - offset,
      header,
      recordsAt: payloadStart,
      records: payload.subarray(0, header.recordsBytes),
      lengths: readLengths(payload, header),
      chain: stored,
    };
  } catch (error) {
    if (error instanceof DecodeError) return error.message;
    throw error;
  }
}
