import { type DiskErrorName, type DiskFault, diskError, type OperationKind } from "coopy/testing";
import type { Dice } from "../fuzz/bytes/dice.ts";

type Kinds = readonly OperationKind[];

/** What goes wrong with disks: operations, the system's name for it, what happens of the operation all the same. */
const faults: readonly (readonly [
  Kinds,
  DiskErrorName,
  readonly DiskFault["effect"][],
  isLasting: boolean,
])[] = [
  [["write"], "EIO", ["nothing", "part", "all"], false],
  [["write"], "ENOSPC", ["nothing", "part"], false],
  [["write", "create"], "ENOSPC", ["nothing", "part"], true],
  [["sync"], "EIO", ["nothing"], false],
  [["sync"], "EIO", ["nothing"], true],
  // Room is found when the bytes are written back, not when the program writes them.
  [["sync"], "ENOSPC", ["nothing"], false],
  [["syncDirectory"], "EIO", ["nothing"], false],
  [["create"], "EMFILE", ["nothing"], false],
  [["create", "open", "read"], "EMFILE", ["nothing"], true],
  [["create", "write", "rename", "remove", "truncate"], "EROFS", ["nothing"], true],
  [["rename"], "EIO", ["nothing", "all"], false],
  [["remove"], "EACCES", ["nothing"], false],
  [["truncate"], "EIO", ["nothing", "all"], false],
  [["read"], "EIO", ["nothing"], false],
  [["close"], "EIO", ["all"], false],
];

/** Something that goes wrong with one of the next operations. */
export function randomFault(dice: Dice): DiskFault {
  const after = dice.below(dice.pick([3, 12, 40]));
  if (dice.once(10)) return { after: dice.below(4), kinds: ["read"], flippedBit: dice.below(2 ** 16) };
  // The first of them are the ones that happen, and the ones that can lose what was promised.
  const [kinds, name, effects, isLasting] = dice.pick(dice.once(2) ? faults : faults.slice(0, 6));
  return { after, kinds, error: diskError(name), effect: dice.pick(effects), isLasting };
}
