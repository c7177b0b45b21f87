/** Names of the files of a store. Sequences are 16 hexadecimal digits, so that names sort as numbers do. */

export const cleanName = "CLEAN";

export interface SegmentName {
  readonly name: string;
  readonly firstSequence: number;
  readonly epoch: number;
}

export interface SnapshotName {
  readonly name: string;
  readonly sequence: number;
}

/** The files of a store, in order, with what else lies there left out. */
export interface StoreFiles {
  readonly segments: readonly SegmentName[];
  readonly snapshots: readonly SnapshotName[];
  readonly epochs: readonly number[];
  readonly temporary: readonly string[];
  readonly hasClean: boolean;
}

export function segmentName(firstSequence: number, epoch: number): string {
  return `journal-${hex(firstSequence, 16)}-${hex(epoch, 8)}.log`;
}

export function snapshotName(sequence: number): string {
  return `snapshot-${hex(sequence, 16)}.snap`;
}

export function epochName(epoch: number): string {
  return `epoch-${hex(epoch, 8)}`;
}

export function storeFiles(names: readonly string[]): StoreFiles {
  const segments: SegmentName[] = [];
  const snapshots: SnapshotName[] = [];
  const epochs: number[] = [];
  const temporary: string[] = [];
  for (const name of names) {
    const segment = /^journal-([0-9a-f]{16})-([0-9a-f]{8})\.log$/.exec(name);
    const snapshot = /^snapshot-([0-9a-f]{16})\.snap$/.exec(name);
    const epoch = /^epoch-([0-9a-f]{8})$/.exec(name);
    if (segment) segments.push({ name, firstSequence: number(segment[1]!), epoch: number(segment[2]!) });
    else if (snapshot) snapshots.push({ name, sequence: number(snapshot[1]!) });
    else if (epoch) epochs.push(number(epoch[1]!));
    else if (/^(journal|snapshot|CLEAN).*\.tmp$/.test(name)) temporary.push(name);
  }
  return {
    segments: segments.sort((a, b) => a.firstSequence - b.firstSequence || a.epoch - b.epoch),
    snapshots: snapshots.sort((a, b) => a.sequence - b.sequence),
    epochs: epochs.sort((a, b) => a - b),
    temporary,
    hasClean: names.includes(cleanName),
  };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}

function number(digits: string): number {
  return Number.parseInt(digits, 16);
}
