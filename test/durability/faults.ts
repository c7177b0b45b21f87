import { type CoopyError, close, verify } from "coopy";
import { type DiskErrorName, diskError, type OperationKind, type SimulatedStorage } from "coopy/testing";
import { expect } from "vitest";
import { type CounterSync, fixedClock, openCounter, type Phase, type Scene } from "./phases.ts";

/** Something that goes wrong. */
export interface Fault {
  readonly name: string;
  /** Makes it happen in every way it can happen in the phase, and checks the laws. @returns what came of it, in words */
  strike(phase: Phase): Promise<readonly string[]>;
}

interface Own {
  readonly kind: OperationKind;
  readonly file: string;
  /** Among all operations of the act. */
  readonly index: number;
}

/** The storage's operations that belong to the phase. */
function ownOperations(phase: Phase): readonly Own[] {
  const scene = phase.prepare();
  const own: Own[] = [];
  let index = 0;
  scene.storage.onOperation = ({ kind, file }) => {
    if (phase.isOwn(kind, file)) own.push({ kind, file, index });
    index++;
  };
  phase.act(scene);
  return own;
}

/** Opens what is left and looks whether all that was acknowledged is there, and nothing that was never asked for. */
async function expectRecovered(
  storage: SimulatedStorage,
  acknowledged: number,
  tried: number,
): Promise<void> {
  expect(await verify(storage)).toMatchObject({ opens: true });
  const counter = openCounter(storage);
  expect(counter.total).toBeGreaterThanOrEqual(acknowledged);
  expect(counter.total).toBeLessThanOrEqual(tried);
  const { total } = counter;
  counter.add(1);
  close(counter);
  const again = openCounter(storage);
  expect(again.total).toBe(total + 1);
  close(again);
}

function codeOf(error: unknown): string {
  const { code, cause } = error as CoopyError;
  if (code === undefined) throw error;
  const inner = (cause as CoopyError | undefined)?.code;
  return code === "COOPY5207" && inner !== undefined ? `${code} (${inner})` : code;
}

/** Whether the handle still takes commands; a store that failed must say so. */
function goesOn(counter: CounterSync | undefined): boolean {
  if (counter === undefined) return false;
  try {
    counter.add(1);
    return true;
  } catch (error) {
    expect(["COOPY5003", "COOPY5007", "COOPY5013"]).toContain((error as CoopyError).code);
    return false;
  }
}

/** Every operation of the phase fails once, before and after part of it was done. */
function failing(name: DiskErrorName): Fault {
  return {
    name,
    async strike(phase) {
      const outcomes = new Set<string>();
      for (const { index, kind } of ownOperations(phase)) {
        if (kind === "lock" || kind === "release") continue;
        for (const effect of ["nothing", "part", "all"] as const) {
          const scene = phase.prepare();
          scene.storage.fail({ after: index, error: diskError(name), effect });
          outcomes.add(await outcomeOf(phase, scene));
        }
      }
      return [...outcomes];
    },
  };
}

async function outcomeOf(phase: Phase, scene: Scene): Promise<string> {
  let { counter, acknowledgedCount: acknowledged } = scene;
  const tried = acknowledged + 2;
  let outcome = "done";
  try {
    const done = phase.act(scene);
    counter = done.counter;
    acknowledged += done.acknowledgedCount;
  } catch (error) {
    outcome = codeOf(error);
  }
  if (goesOn(counter)) {
    acknowledged++;
    if (outcome !== "done") outcome += ", the store goes on";
  }
  // What was acknowledged is there after a power cut, too: the failed operation may have reached the medium in part.
  for (const seed of [1, 2, 3]) await expectRecovered(scene.storage.fork().crash(seed), acknowledged, tried);
  await expectRecovered(scene.storage.kill(), acknowledged, tried);
  return outcome;
}

/** The process or the machine stops behind every operation of the phase. */
function stopping(name: string, stop: (storage: SimulatedStorage, index: number) => SimulatedStorage): Fault {
  return {
    name,
    async strike(phase) {
      const scene = phase.prepare();
      const left: SimulatedStorage[] = [];
      scene.storage.onOperation = ({ kind, file }) => {
        if (phase.isOwn(kind, file)) left.push(stop(scene.storage.fork(), left.length));
      };
      const tried = scene.acknowledgedCount + phase.act(scene).acknowledgedCount;
      for (const storage of left) await expectRecovered(storage, scene.acknowledgedCount, tried);
      return left.length > 0 ? ["recovered"] : [];
    },
  };
}

/** Bytes or names that were durable are others when the store is opened again: it is refused, or nothing is missing. */
async function afterTampering(
  scene: Scene,
  acknowledged: number,
  tamper: (storage: SimulatedStorage) => void,
): Promise<string> {
  const storage = scene.storage.fork();
  tamper(storage);
  try {
    const counter = openCounter(storage);
    expect(counter.total).toBe(acknowledged);
    close(counter);
    return "nothing is missing";
  } catch (error) {
    return codeOf(error);
  }
}

/** The phase is done, the store closed, and then `tampers` are tried, one at a time. */
function tampering(
  name: string,
  tampers: (storage: SimulatedStorage) => Iterable<(storage: SimulatedStorage) => void>,
): Fault {
  return {
    name,
    async strike(phase) {
      const scene = phase.prepare();
      const { counter, acknowledgedCount } = phase.act(scene);
      if (counter !== undefined) close(counter, { snapshot: false });
      const acknowledged = scene.acknowledgedCount + acknowledgedCount;
      const outcomes = new Set<string>();
      for (const tamper of tampers(scene.storage))
        outcomes.add(await afterTampering(scene, acknowledged, tamper));
      return [...outcomes];
    },
  };
}

function* everyFile(storage: SimulatedStorage): Iterable<(storage: SimulatedStorage) => void> {
  for (const name of storage.synchronous.list()) {
    yield (other) => other.synchronous.remove(name);
  }
}

function* everyByte(storage: SimulatedStorage): Iterable<(storage: SimulatedStorage) => void> {
  for (const name of storage.synchronous.list()) {
    const bytes = storage.synchronous.read(name);
    for (let offset = 0; offset < bytes.length; offset += 3) {
      yield (other) => {
        const changed = bytes.slice();
        changed[offset]! ^= 1 << (offset % 8);
        other.overwrite(name, changed);
      };
    }
  }
}

/** While the phase is in every of its operations, another tries to open the store. */
const secondProcess: Fault = {
  name: "second process",
  async strike(phase) {
    const scene = phase.prepare();
    let refused = 0;
    const isOpening = scene.counter === undefined;
    let index = 0;
    scene.storage.onOperation = ({ kind }) => {
      // Before it has the lock an opener is not the owner yet.
      if (kind === "lock" || kind === "release" || (isOpening && index++ === 0)) return;
      scene.storage.onOperation = undefined;
      expect(() => openCounter(scene.storage)).toThrow(expect.objectContaining({ code: "COOPY5206" }));
      refused++;
    };
    phase.act(scene);
    expect(refused).toBe(1);
    return ["COOPY5206 for the second"];
  },
};

const clockGoingBack: Fault = {
  name: "clock going back",
  async strike(phase) {
    using time = fixedClock(1_800_000_000_000);
    const scene = phase.prepare();
    scene.counter?.stamp();
    const before = scene.counter?.instants.at(-1) ?? 0;
    time.set(1_000_000_000_000);
    const { counter } = phase.act(scene);
    const last = counter ?? openCounter(scene.storage);
    last.stamp();
    expect(last.instants.at(-1)).toBeGreaterThanOrEqual(before);
    close(last);
    const again = openCounter(scene.storage);
    again.stamp();
    const { instants } = again;
    expect([...instants].sort((left, right) => left - right)).toEqual([...instants]);
    return ["instants do not go back"];
  },
};

const giantText = "giant ".repeat(20_000);

const giantCommand: Fault = {
  name: "giant command",
  async strike(phase) {
    const scene = phase.prepare();
    if (scene.counter !== undefined) giveGiant(scene.counter);
    const { counter } = phase.act(scene);
    const last = counter ?? openCounter(scene.storage);
    if (scene.counter === undefined) giveGiant(last);
    close(last);
    const again = openCounter(scene.storage);
    expect(again.entries.map(({ text }) => text.length)).toEqual([giantText.length]);
    return ["kept up to the limit, COOPY5106 above"];
  },
};

function giveGiant(counter: CounterSync): void {
  counter.note({ text: giantText });
  expect(() => counter.note({ text: "x".repeat(17 * 1024 * 1024) })).toThrow(
    expect.objectContaining({ code: "COOPY5106" }),
  );
}

export const faults: readonly Fault[] = [
  stopping("kill", (storage) => storage.kill()),
  stopping("power cut", (storage, index) => storage.crash(index * 7 + 1)),
  failing("EIO"),
  failing("ENOSPC"),
  failing("EROFS"),
  failing("EMFILE"),
  stopping("torn write", (storage, index) => storage.crash(index * 131 + 5)),
  tampering("lost directory entry", everyFile),
  tampering("bit flip", everyByte),
  secondProcess,
  clockGoingBack,
  giantCommand,
];
