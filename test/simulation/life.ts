import { type DiskOperation, simulatedStorage } from "coopy/testing";
import { doWork, doWorkNow, type Work, wait } from "../../runtime/src/work.ts";
import { Dice } from "../fuzz/bytes/dice.ts";
import { type CrashPoint, isChange, type Setting, surviveCrash } from "./crash-point.ts";
import { Model } from "./model.ts";
import { Run } from "./run.ts";
import { randomStep } from "./steps.ts";
import type { World } from "./world.ts";

const stepCount = 25;
const togetherCount = 64;

/** One store from its beginning, with a stop after every operation that changes something. */
export function* live(setting: Setting, seed: number): Work<void> {
  const { timing, world, tally } = setting;
  const dice = new Dice(seed, 0);
  const storage = simulatedStorage();
  const run = new Run({ timing, world, storage, model: new Model() });
  let points: CrashPoint[] = [];
  // What a callback throws is the storage's error to the store, which may swallow it.
  let broken: { readonly error: unknown } | undefined;
  storage.onOperation = (operation) => {
    if (!isChange(operation)) return;
    const phase = phaseOf(run, operation);
    for (let left = outcomeCount(operation, phase); left > 0; left--) {
      tally.count(phase);
      const point = { storage: storage.fork(), told: run.told, seed: dice.below(2 ** 31) };
      if (!timing.isImmediate) points.push(point);
      else if (broken === undefined)
        broken = undisturbed(world, () => doWorkNow(surviveCrash(setting, point)));
    }
  };
  // Where the store's work is promised it would go on while a callback waited: the stops are tried when it is done.
  const surviveAll = function* (): Work<void> {
    const timers = world.timers();
    while (points.length > 0) {
      const some = points.slice(0, togetherCount);
      points = points.slice(togetherCount);
      yield* wait(Promise.all(some.map((point) => doWork(surviveCrash(setting, point)))));
    }
    world.forgetTimersBut(timers);
    if (broken !== undefined) throw broken.error;
  };
  yield* run.open();
  yield* surviveAll();
  for (let left = stepCount; left > 0; left--) {
    yield* run.act(randomStep(dice, run.model.noteCount));
    yield* surviveAll();
  }
  yield* run.close(dice.once(2));
  yield* surviveAll();
  tally.lives++;
}

/** How many of the things that it may leave are tried: many of an unfinished write, and of what is seldom done. */
function outcomeCount({ kind, file }: DiskOperation, phase: string): number {
  if (kind === "write" && file.endsWith(".log")) return 4;
  return { rotation: 3, snapshot: 2 }[phase] ?? 1;
}

function phaseOf({ phase }: Run, { kind, file }: DiskOperation): string {
  if (phase !== "running") return phase;
  if (/^snapshot/.test(file) || kind === "remove") return "snapshot";
  return /\.tmp$/.test(file) || kind === "rename" ? "rotation" : "running";
}

/** Timers that are left behind are forgotten. @returns what was thrown. */
function undisturbed(world: World, act: () => void): { readonly error: unknown } | undefined {
  const timers = world.timers();
  try {
    act();
    return undefined;
  } catch (error) {
    return { error };
  } finally {
    world.forgetTimersBut(timers);
  }
}
