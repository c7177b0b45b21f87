/**
 * What lies in a store, read without its classes and without opening it: nothing is locked, changed or run.
 *
 * @packageDocumentation
 */
import { CoopyError, DecodeError } from "./errors.ts";
import { type BatchInspection, inspectBatch } from "./inspect-record.ts";
import { parseClean } from "./journal/clean.ts";
import type { FileHeader } from "./journal/file-header.ts";
import { cleanName, storeFiles } from "./journal/file-names.ts";
import { scanSegment } from "./journal/scan.ts";
import { decodeSnapshot } from "./snapshot/decode.ts";
import type { Storage } from "./storage.ts";

export type { BatchInspection, RecordInspection } from "./inspect-record.ts";
export type { FileHeader } from "./journal/file-header.ts";
export type { Schema } from "./schema/schema.ts";

export interface StoreInspection {
  /** In the order of their sequences. */
  readonly segments: readonly SegmentInspection[];
  readonly snapshots: readonly SnapshotInspection[];
  /** Where the last owner said that the journal ends; undefined when it did not close the store. */
  readonly closedAtSequence: number | undefined;
  /** Files that opening would pass over: what was cut off or set aside, and what is not coopy's. */
  readonly otherFiles: readonly string[];
}

export interface SegmentInspection {
  readonly name: string;
  readonly lengthBytes: number;
  /** Undefined when it cannot be read. */
  readonly header: FileHeader | undefined;
  readonly batches: readonly BatchInspection[];
  readonly isSealed: boolean;
  /** What is wrong, and where; undefined when every byte checks. */
  readonly problem: { readonly what: string; readonly offset: number } | undefined;
}

export interface SnapshotInspection {
  readonly name: string;
  readonly sequence: number;
  readonly lengthBytes: number;
  /** Undefined when it is not sound. */
  readonly header: FileHeader | undefined;
  readonly objectCount: number | undefined;
  readonly problem: { readonly what: string; readonly offset: number } | undefined;
}

/**
 * Reads every file of the store. Rejects only when reading fails; bytes that do not check are part of the answer.
 * Of a store that is open the end may be seen half written.
 */
export async function inspect(storage: Storage): Promise<StoreInspection> {
  const names = await storage.list();
  const files = storeFiles(names);
  const segments: SegmentInspection[] = [];
  for (const { name } of files.segments) segments.push(inspectSegment(name, await storage.read(name)));
  const snapshots: SnapshotInspection[] = [];
  for (const { name, sequence } of files.snapshots) {
    snapshots.push(inspectSnapshot(name, sequence, await storage.read(name)));
  }
  const known = new Set([...segments, ...snapshots].map(({ name }) => name));
  return {
    segments,
    snapshots,
    closedAtSequence: files.hasClean ? parseClean(await storage.read(cleanName))?.sequence : undefined,
    otherFiles: names
      .filter((name) => !known.has(name) && !/^(CLEAN|LOCK|epoch-[0-9a-f]{8})$/.test(name))
      .sort(),
  };
}

function inspectSegment(name: string, bytes: Uint8Array): SegmentInspection {
  const lengthBytes = bytes.length;
  try {
    const { header, batches, isSealed, problem, end } = scanSegment(bytes);
    return {
      name,
      lengthBytes,
      header,
      batches: batches.map((batch) => inspectBatch(batch, header.schema)),
      isSealed,
      problem: problem === undefined ? undefined : { what: problem, offset: end },
    };
  } catch (error) {
    return { name, lengthBytes, header: undefined, batches: [], isSealed: false, problem: problemOf(error) };
  }
}

function inspectSnapshot(name: string, sequence: number, bytes: Uint8Array): SnapshotInspection {
  const lengthBytes = bytes.length;
  try {
    const { header, objectCount } = decodeSnapshot(bytes);
    return { name, sequence, lengthBytes, header, objectCount, problem: undefined };
  } catch (error) {
    const problem = problemOf(error);
    return { name, sequence, lengthBytes, header: undefined, objectCount: undefined, problem };
  }
}

function problemOf(error: unknown): { what: string; offset: number } {
  if (error instanceof DecodeError) return { what: error.message, offset: error.offset };
  if (error instanceof CoopyError) return { what: error.message, offset: 0 };
  throw error;
}
