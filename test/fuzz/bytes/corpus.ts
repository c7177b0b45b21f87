import { open, snapshot } from "coopy";
import { crashableMemory, fixedClock } from "coopy/testing";
import { decodeFileHeader, type FileHeader } from "../../../runtime/src/journal/file-header.ts";
import { storeFiles } from "../../../runtime/src/journal/file-names.ts";
import { magic } from "../../../runtime/src/journal/format.ts";
import { scanSegment } from "../../../runtime/src/journal/scan.ts";
import { decodeSnapshot } from "../../../runtime/src/snapshot/decode.ts";
import { Museum } from "../program/museum.ts";
import { visits } from "../program/visit.ts";
import { Dice } from "./dice.ts";

/** Bytes that a program really wrote: what inputs are made from. */
export interface Corpus {
  readonly segments: readonly Uint8Array[];
  readonly snapshots: readonly Uint8Array[];
  readonly records: readonly Uint8Array[];
  readonly bodies: readonly Uint8Array[];
  readonly segmentHeader: FileHeader;
  readonly snapshotHeader: FileHeader;
  /** Names and bytes of all files of a store that was in use. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Runs the program, with a snapshot behind every call. The same bytes every time. */
export async function makeCorpus(): Promise<Corpus> {
  using _clock = fixedClock();
  using _entropy = fixedEntropy();
  const storage = crashableMemory();
  const segments: Uint8Array[] = [];
  const snapshots: Uint8Array[] = [];
  const museum = await open(Museum, storage);
  const files = new Map<string, Uint8Array>();
  for (const [index, visit] of visits.entries()) {
    await visit(museum);
    const names = storeFiles(await storage.list());
    segments.push(await storage.read(names.segments.at(-1)!.name));
    snapshots.push(await storage.read(names.snapshots.at(-1)!.name));
    if (index === 5) await museum.add("twice"); // A segment of several batches.
    if (index < visits.length - 3) await snapshot(museum);
  }
  storage.crash();
  for (const name of await storage.list()) files.set(name, await storage.read(name));
  snapshots.push(await largeSnapshot());
  const scans = segments.map((bytes) => scanSegment(bytes));
  return {
    segments,
    snapshots,
    records: scans.flatMap(({ batches }) =>
      batches.flatMap(({ records, lengths }) => pieces(records, lengths)),
    ),
    bodies: snapshots.map((bytes) => decodeSnapshot(bytes).body),
    segmentHeader: scans[0]!.header,
    snapshotHeader: decodeFileHeader(magic.snapshot, snapshots[0]!),
    files,
  };
}

async function largeSnapshot(): Promise<Uint8Array> {
  const storage = crashableMemory();
  const museum = await open(Museum, storage);
  await museum.multiply(1500);
  await snapshot(museum);
  return storage.read(storeFiles(await storage.list()).snapshots.at(-1)!.name);
}

/** The records of a batch, each on its own. */
export function pieces(records: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] {
  let end = 0;
  return lengths.map((length) => {
    end += length;
    return records.slice(end - length, end);
  });
}

/** Chance that is the same every time, as long as a corpus is made. */
function fixedEntropy(): Disposable {
  const { crypto } = globalThis;
  const dice = new Dice(1, 1);
  const real = crypto.getRandomValues;
  crypto.getRandomValues = (array) => {
    (array as unknown as Uint8Array).set(dice.bytes((array as unknown as Uint8Array).length));
    return array;
  };
  return {
    [Symbol.dispose]() {
      crypto.getRandomValues = real;
    },
  };
}
