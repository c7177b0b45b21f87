import { CoopyError, close, openSync, snapshot, status } from "coopy";
import { type SimulatedStorage, simulatedStorage } from "coopy/testing";
import { expectThat } from "./expect-that.ts";
import { Ledger } from "./ledger.ts";
import { textOf } from "./model.ts";

export interface BitRot {
  byteCount: number;
  /** Changes after which the store refused to open, and those after which it showed what it had held. */
  detected: number;
  harmless: number;
}

type Pick = (byte: number) => number | undefined;

const options = { segmentBytesMax: 8 * 1024 };

/**
 * Flips one bit in each of the bytes that `pick` picks; ends each segment before each of its batches; and removes each
 * file. Of a store that was closed, and of one whose owner was killed. All must be detected, or not matter.
 */
export function rot(pick: Pick): BitRot {
  const found: BitRot = { byteCount: 0, detected: 0, harmless: 0 };
  const { killed, closed, before } = stores();
  const truth = lookAt(closed.fork());
  rotStore(closed, [truth], pick, found);
  // Nothing proves the last batch of a killed owner: it may be taken for one that was not finished.
  rotStore(killed, [truth, before], pick, found);
  return found;
}

function rotStore(storage: SimulatedStorage, allowed: readonly string[], pick: Pick, found: BitRot): void {
  const tryIt = (what: string, change: (fork: SimulatedStorage) => void) => {
    const fork = storage.fork();
    change(fork);
    const seen = lookAt(fork);
    if (allowed.includes(seen)) found.harmless++;
    else if (/^COOPY52\d\d$/.test(seen)) found.detected++;
    else expectThat(false, `${what} is detected or harmless`, () => seen.slice(0, 200));
  };
  for (const name of [...storage.fork().synchronous.list()].sort()) {
    const bytes = storage.fork().synchronous.read(name);
    for (let at = 0; at < bytes.length; at++) {
      const bit = pick(found.byteCount++);
      const flipped = bytes.slice();
      flipped[at]! ^= 1 << (bit ?? 0);
      if (bit !== undefined)
        tryIt(`bit ${bit} of byte ${at} of ${name}`, (fork) => fork.overwrite(name, flipped));
      if (allowed.length === 1 && isBatchAt(bytes, at))
        tryIt(`${name} cut at byte ${at}`, (fork) => fork.overwrite(name, bytes.subarray(0, at)));
    }
    if (!/^(CLEAN|epoch)/.test(name)) tryIt(`${name} removed`, (fork) => fork.synchronous.remove(name));
  }
}

/** 64 KiB together: two snapshots, a segment between them, and more behind. */
function stores() {
  const storage = simulatedStorage();
  const ledger = openSync(Ledger, storage, options);
  const write = (count: number) => {
    for (let index = 0; index < count; index++) ledger.write(`note ${index} `.repeat(4 + (index % 10)));
  };
  write(60);
  snapshot(ledger);
  write(20);
  ledger.stamp();
  ledger.draw();
  snapshot(ledger);
  write(145);
  const before = shown(ledger as never);
  ledger.like(ledger.notes[3]!, 2);
  const killed = storage.fork();
  close(ledger, { snapshot: false });
  return { killed, closed: storage.fork(), before };
}

/** "COPB", at which a batch begins. */
function isBatchAt(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x43 && bytes[at + 1] === 0x4f && bytes[at + 2] === 0x50 && bytes[at + 3] === 0x42;
}

/** What the store shows when it is opened, or the code of the error with which it refuses. */
function lookAt(storage: SimulatedStorage): string {
  try {
    return shown(openSync(Ledger, storage, options) as never);
  } catch (error) {
    if (error instanceof CoopyError) return error.code;
    throw error;
  }
}

function shown(ledger: Parameters<typeof textOf>[0]): string {
  return `${status(ledger).sequence} ${textOf(ledger)}`;
}
