import type { SimulatedStorage } from "coopy/testing";
import type { Work } from "../../runtime/src/work.ts";
import { Dice } from "../fuzz/bytes/dice.ts";
import { Model } from "./model.ts";
import { expectKept, type Recovered, recover } from "./recovery.ts";
import { rotNewestSnapshot } from "./rot.ts";
import { Run, type Told } from "./run.ts";
import { randomStep } from "./steps.ts";
import type { Tally } from "./tally.ts";
import type { Timing } from "./timing.ts";
import type { World } from "./world.ts";

/** A moment at which everything stops: the disk as it is then, and what had been told. */
export interface CrashPoint {
  readonly storage: SimulatedStorage;
  readonly told: Told;
  readonly seed: number;
}

/** Where it happens. */
export interface Setting {
  readonly timing: Timing;
  readonly world: World;
  readonly tally: Tally;
}

const operationsOfRecovery = 24;
const changes = new Set(["create", "write", "sync", "truncate", "rename", "remove", "syncDirectory"]);

/** Whether the operation makes a difference to what a stop leaves. */
export function isChange({ kind }: { readonly kind: string }): boolean {
  return changes.has(kind);
}

/**
 * Stops there, recovers, stops again during that recovery or right after it, recovers again, and at times goes on.
 * Counts both stops.
 */
export function* surviveCrash(setting: Setting, point: CrashPoint): Work<void> {
  const dice = new Dice(point.seed, 0);
  const storage = stopped(point.storage, dice, setting.tally);
  const isRotten = dice.once(4) && rotNewestSnapshot(storage, dice);
  const second = stopLater(storage, dice.below(operationsOfRecovery));
  const first = yield* recoverHere(setting, storage, point.told, [isRotten ? 1 : 0]);
  const during = second();
  const next = stopped(during ?? storage.fork(), dice, setting.tally);
  setting.tally.count(during === undefined ? "stopped after recovery" : "stopped during recovery");
  const told = during === undefined ? first.told : point.told;
  const again = yield* recoverHere(setting, next, told, isRotten && during !== undefined ? [0, 1] : [0]);
  if (during === undefined) expectKept(next, first.kept);
  if (dice.once(8)) yield* goOn(setting, next, again, dice);
  storage.kill();
  next.kill();
}

export function recoverHere(
  { timing, world, tally }: Setting,
  storage: SimulatedStorage,
  told: Told,
  rottenCounts: readonly number[],
): Work<Recovered> {
  tally.crashPoints++;
  world.advance(1);
  return recover(timing, tally, storage, told, rottenCounts);
}

/** The machine stops, or only the process. */
function stopped(storage: SimulatedStorage, dice: Dice, tally: Tally): SimulatedStorage {
  const isKill = dice.once(4);
  tally.count(isKill ? "process killed" : "machine stopped");
  return isKill ? storage.kill() : storage.crash(dice.below(2 ** 31));
}

/** @returns a function that tells the disk as it was after so many changes, if there were so many. */
function stopLater(storage: SimulatedStorage, changeCount: number): () => SimulatedStorage | undefined {
  let left = changeCount;
  let fork: SimulatedStorage | undefined;
  storage.onOperation = (operation) => {
    if (isChange(operation) && left-- === 0) fork = storage.fork();
  };
  return () => {
    storage.onOperation = undefined;
    return fork;
  };
}

/** Some more commands; then a close and an opening that find the same, or another stop. */
export function* goOn(
  setting: Setting,
  storage: SimulatedStorage,
  { handle, told }: Recovered,
  dice: Dice,
): Work<void> {
  const { timing, world, tally } = setting;
  tally.count("gone on");
  const model = new Model(told.texts.slice(0, told.tried + 1));
  const run = new Run({ timing, world, storage, model });
  run.adopt(handle);
  for (let left = 1 + dice.below(3); left > 0; left--) {
    const step = randomStep(dice, model.noteCount);
    if (step.kind !== "idle") yield* run.act(step);
  }
  if (dice.once(2)) {
    yield* run.close(dice.once(2));
    yield* run.open();
  }
  const next = stopped(storage.fork(), dice, tally);
  yield* recoverHere(setting, next, { ...run.told, acknowledged: model.sequence }, [0]);
  next.kill();
}
