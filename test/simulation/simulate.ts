import { doWork, type Work } from "../../runtime/src/work.ts";
import type { Setting } from "./crash-point.ts";
import { liveWithFault } from "./faulty-life.ts";
import { live } from "./life.ts";
import { Tally } from "./tally.ts";
import type { Timing } from "./timing.ts";
import { World } from "./world.ts";

const faultyLivesForEach = 8;

/** Lives stores, each with a seed of its own from `seed` on, until so many crash points were survived. */
export async function simulate(timing: Timing, seed: number, pointCount: number): Promise<Tally> {
  const tally = new Tally();
  for (let next = seed; tally.crashPoints < pointCount; next++) {
    await inWorld(timing, tally, next, function* (setting) {
      yield* liveWithFaults(setting, next);
      yield* live(setting, next);
    });
  }
  return tally;
}

/** Only those stores whose disks fail while they run, for so many seeds. */
export async function simulateFailures(timing: Timing, seed: number, seedCount: number): Promise<Tally> {
  const tally = new Tally();
  for (let next = seed; next < seed + seedCount; next++)
    await inWorld(timing, tally, next, (setting) => liveWithFaults(setting, next));
  return tally;
}

function* liveWithFaults(setting: Setting, seed: number): Work<void> {
  for (let life = 0; life < faultyLivesForEach; life++)
    yield* liveWithFault(setting, seed * faultyLivesForEach + life);
}

async function inWorld(
  timing: Timing,
  tally: Tally,
  seed: number,
  work: (setting: Setting) => Work<void>,
): Promise<void> {
  using world = new World();
  try {
    await doWork(work({ timing, world, tally }));
  } catch (error) {
    const line = `npm run torture -- --seed=${seed} --timing=${timing.name}`;
    throw new Error(`after ${tally.crashPoints} crash points; again: ${line}`, { cause: error });
  }
}
