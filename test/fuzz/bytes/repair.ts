import { crc32 } from "../../../runtime/src/crc32.ts";
import { DiskFile } from "../../../runtime/src/disk-file.ts";
import { Batch } from "../../../runtime/src/journal/batch.ts";
import {
  decodeFileHeader,
  encodeFileHeader,
  type FileHeader,
} from "../../../runtime/src/journal/file-header.ts";
import { batchHeader, chainBytes, fileHeader, magic } from "../../../runtime/src/journal/format.ts";
import { SnapshotFile } from "../../../runtime/src/snapshot/encode.ts";
import { chunkHeadBytes, footer } from "../../../runtime/src/snapshot/format.ts";
import { doWorkNow } from "../../../runtime/src/work.ts";
import type { Dice } from "./dice.ts";
import { joined } from "./mutate.ts";

/*
 * Checksums guard against accident, and hide what is behind them from inputs made by accident. Here they are made
 * right again, as somebody who means harm would.
 */

/** A segment of one batch, whose records are the bytes: one record, or several of any lengths. */
export function asSegment(header: FileHeader, records: Uint8Array, dice: Dice): Uint8Array {
  const head = encodeFileHeader(magic.segment, header);
  const batch = new Batch();
  batch.begin(header.sequence);
  const first = dice.once(2) ? records.length : dice.below(records.length + 1);
  const start = batch.writer.position;
  batch.writer.raw(records.subarray(0, first));
  batch.add(start);
  if (first < records.length) {
    batch.writer.raw(records.subarray(first));
    batch.add(start + first);
  }
  const { bytes } = batch.finish(crcOf(head), header.sequence - 1, header.chain);
  return joined(head, bytes);
}

export function asSnapshot(header: FileHeader, body: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  const file = new DiskFile({
    write: (bytes) => void pieces.push(bytes),
    sync() {},
    truncate() {},
    close() {},
  });
  const snapshot = new SnapshotFile(file, header);
  doWorkNow(snapshot.begin());
  doWorkNow(snapshot.write(body));
  doWorkNow(snapshot.end(0));
  return joined(...pieces);
}

/** Makes the checksums right, as far as the lengths allow. */
export function repairSegment(bytes: Uint8Array): Uint8Array {
  const fields = viewOf(bytes);
  const head = repairHeader(bytes, magic.segment);
  if (head === undefined) return bytes;
  let { chain, lengthBytes: offset } = head;
  while (offset + batchHeader.lengthBytes + chainBytes <= bytes.length) {
    const crcAt = offset + batchHeader.crcAt;
    fields.setUint32(crcAt, crc32(bytes.subarray(offset, crcAt), head.crc), true);
    const payloadBytes = fields.getUint32(offset + batchHeader.payloadBytesAt, true);
    const end = offset + batchHeader.lengthBytes + payloadBytes;
    if (end + chainBytes > bytes.length) break;
    const isSeal = bytes[offset + batchHeader.kindAt] === 2;
    const next = crc32(bytes.subarray(offset, end), chain);
    fields.setUint32(end, next, true);
    if (!isSeal) chain = next;
    offset = end + chainBytes;
  }
  return bytes;
}

/** Makes the checksums right, as far as the lengths allow, and the footer that of the rest. */
export function repairSnapshot(bytes: Uint8Array): Uint8Array {
  const fields = viewOf(bytes);
  const head = repairHeader(bytes, magic.snapshot);
  if (head === undefined) return bytes;
  let crc = crc32(bytes.subarray(0, head.lengthBytes));
  let offset = head.lengthBytes;
  let bodyBytes = 0;
  for (;;) {
    if (offset + footer.lengthBytes > bytes.length) return bytes;
    const length = fields.getUint32(offset, true);
    if (length === 0) break;
    const start = offset + chunkHeadBytes;
    if (start + length > bytes.length) return bytes;
    crc = crc32(bytes.subarray(start, start + length), crc);
    fields.setUint32(offset + 4, crc, true);
    bodyBytes += length;
    offset = start + length;
  }
  fields.setBigUint64(offset + footer.sequenceAt, BigInt(head.sequence), true);
  fields.setUint32(offset + footer.chainAt, head.chain, true);
  fields.setBigUint64(offset + footer.bodyBytesAt, BigInt(bodyBytes), true);
  const crcAt = offset + footer.crcAt;
  fields.setUint32(crcAt, crc32(bytes.subarray(offset, crcAt), crc), true);
  return bytes;
}

function repairHeader(bytes: Uint8Array, kind: (typeof magic)[keyof typeof magic]) {
  if (bytes.length < fileHeader.fieldsAt + 4) return undefined;
  const fields = viewOf(bytes);
  const end = fileHeader.fieldsAt + fields.getUint32(fileHeader.fieldsBytesAt, true);
  if (end + 4 > bytes.length) return undefined;
  fields.setUint32(end, crc32(bytes.subarray(0, end)), true);
  try {
    return decodeFileHeader(kind, bytes);
  } catch {
    return undefined;
  }
}

function crcOf(head: Uint8Array): number {
  return viewOf(head).getUint32(head.length - 4, true);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
