import type { SimulatedStorage } from "coopy/testing";
import type { Dice } from "../fuzz/bytes/dice.ts";

/** Makes the newest snapshot rotten where an older one is there. @returns whether it did. */
export function rotNewestSnapshot(storage: SimulatedStorage, dice: Dice): boolean {
  const look = storage.fork().synchronous;
  const snapshots = look.list().filter((name) => name.endsWith(".snap"));
  if (snapshots.length < 2) return false;
  const name = snapshots.sort().at(-1)!;
  const bytes = look.read(name);
  const at = dice.below(bytes.length);
  switch (dice.below(3)) {
    case 0:
      storage.overwrite(name, bytes.subarray(0, at));
      break;
    case 1:
      // Never a change that is none: the magic and every length, checksum and text holds bytes that are not this.
      storage.overwrite(name, bytes.fill(0xa5, at, at + 512));
      break;
    default:
      bytes[at]! ^= 1 << dice.below(8);
      storage.overwrite(name, bytes);
  }
  return true;
}
