import { CoopyError, close, type ErrorCode, status } from "coopy";
import { type DiskFault, type SimulatedStorage, simulatedStorage } from "coopy/testing";
import { type Work, wait } from "../../runtime/src/work.ts";
import { Dice } from "../fuzz/bytes/dice.ts";
import { goOn, recoverHere, type Setting } from "./crash-point.ts";
import { BrokenPromise, expectThat } from "./expect-that.ts";
import type { LedgerHandle } from "./ledger.ts";
import { Model } from "./model.ts";
import { randomFault } from "./random-fault.ts";
import { Run } from "./run.ts";
import { begin } from "./settled.ts";
import { randomStep } from "./steps.ts";

/** One store whose disk fails. What it says must be true, and what it holds afterwards a state that may be. */
export function* liveWithFault(setting: Setting, seed: number): Work<void> {
  const { timing, world, tally } = setting;
  const dice = new Dice(seed, 1);
  const storage = simulatedStorage();
  const run = new Run({ timing, world, storage, model: new Model() });
  const fault = randomFault(dice);
  let hasHit = false;
  storage.onOperation = ({ hasFailed }) => {
    hasHit ||= hasFailed;
    run.observe();
  };
  const failure = yield* failing(run, storage, fault, dice);
  tally.count("lives with a fault");
  tally.count(`failed with ${failure ?? (hasHit ? "nothing, though an operation failed" : "nothing")}`);
  if (failure !== undefined && run.phase === "running") yield* expectEnded(run.handle!);
  // Who was told that a command was not executed must not find it later.
  const { told } = run;
  const limit = failure === "COOPY5013" ? { ...told, tried: told.acknowledged } : told;
  // A file system that could not write its names stops; only the machine's next start brings it back.
  const isDropped = fault.kinds?.includes("syncDirectory") === true;
  const next = !isDropped && dice.once(2) ? storage.kill() : storage.crash(dice.below(2 ** 31));
  const recovered = yield* recoverHere(setting, next, limit, [0, 1]);
  yield* goOn(setting, next, recovered, dice);
  world.forgetTimersBut(new Set());
}

/** @returns the code of the error with which the store ended, if it did. */
function* failing(
  run: Run,
  storage: SimulatedStorage,
  fault: DiskFault,
  dice: Dice,
): Work<ErrorCode | undefined> {
  const faultyStep = dice.below(8) - 1;
  try {
    for (let step = -1; step < 14; step++) {
      if (step === faultyStep) storage.fail(fault);
      if (step < 0) yield* run.open();
      else yield* actOrMissSnapshot(run, fault, dice);
    }
    yield* run.close(dice.once(2));
  } catch (error) {
    return codeOf(error, run, fault);
  }
  return undefined;
}

/** A snapshot that fails hurts nobody: commands go on. */
function* actOrMissSnapshot(run: Run, fault: DiskFault, dice: Dice): Work<void> {
  const step = randomStep(dice, run.model.noteCount);
  try {
    yield* run.act(step);
  } catch (error) {
    if (step.kind !== "snapshot" || !isCode(error, diskCodes(fault))) throw error;
  }
}

/** @throws when the error is not one that the store may end with there. */
function codeOf(error: unknown, run: Run, fault: DiskFault): ErrorCode {
  if (error instanceof BrokenPromise || !(error instanceof CoopyError)) throw error;
  const ofDisk = diskCodes(fault);
  const may: Record<Run["phase"], readonly ErrorCode[]> = {
    opening: [...ofDisk, "COOPY5201", "COOPY5206"],
    running: ["COOPY5007", "COOPY5013"],
    closing: [...ofDisk, "COOPY5007", "COOPY5013"],
  };
  expectThat(isCode(error, may[run.phase]), `the error is one for a store that is ${run.phase}`, () => [
    String(error),
    String(error.cause),
  ]);
  return error.code;
}

/** What an operation can fail with that no command waits for. */
function diskCodes({ error }: DiskFault): readonly ErrorCode[] {
  return error instanceof CoopyError ? [error.code, "COOPY5207"] : ["COOPY5207", "COOPY5213"];
}

function isCode(error: unknown, codes: readonly ErrorCode[]): boolean {
  return error instanceof CoopyError && codes.includes(error.code);
}

/** Nothing more is accepted, nothing shown, and closing works. */
function* expectEnded(handle: LedgerHandle): Work<void> {
  const { sequence } = status(handle);
  const more = yield* wait(
    begin(
      () => handle.add(1),
      () => {},
    ),
  );
  const codes = ["COOPY5007", "COOPY5013"] as const;
  expectThat(
    more.kind === "failed" && isCode(more.error, codes),
    "a store that failed accepts nothing",
    () => more,
  );
  expectThat(status(handle).sequence === sequence, "what is refused does not run", () => sequence);
  let shown: unknown;
  try {
    shown = handle.total;
  } catch (error) {
    shown = isCode(error, codes) ? undefined : error;
  }
  expectThat(shown === undefined, "a store that failed shows nothing", () => shown);
  yield* wait(close(handle));
}
