import { parentPort, workerData } from "node:worker_threads";
import { check } from "./check.ts";
import { makeCorpus } from "./corpus.ts";
import { Dice } from "./dice.ts";
import { openHostile } from "./hostile-store.ts";
import { Prototypes, spyOnAssignments } from "./prototypes.ts";
import { type Summary, Tally } from "./tally.ts";
import { targetsOf } from "./targets.ts";

/** What is to be done. `progress` holds the number of the input at hand, for the one who waits. */
export interface Task {
  readonly seed: number;
  readonly firstInput: number;
  readonly count: number;
  /** Every property of every prototype is looked at after so many inputs. */
  readonly wholeLookEvery: number;
  readonly progress: SharedArrayBuffer;
}

export interface Failure {
  readonly kind: "failure";
  readonly input: number;
  readonly target: string;
  readonly what: string;
  readonly bytes: Uint8Array;
}

/** How many inputs are decoded alone for each store that is opened with changed files. */
const inputsPerStore = 200;

const task = workerData as Task;
parentPort!.postMessage(await run(task));

async function run({ seed, firstInput, count, wholeLookEvery, progress }: Task): Promise<Summary | Failure> {
  const corpus = await makeCorpus();
  const targets = targetsOf(corpus);
  const wheel = targets.flatMap((target) => Array.from({ length: target.share }, () => target));
  const counter = new Int32Array(progress);
  const tally = new Tally();
  spyOnAssignments();
  const prototypes = new Prototypes();
  for (let input = firstInput; input < firstInput + count; input++) {
    Atomics.store(counter, 0, input);
    const dice = new Dice(seed, input);
    const target = input % inputsPerStore === inputsPerStore - 1 ? undefined : dice.pick(wheel);
    const bytes = target?.input(dice) ?? new Uint8Array(0);
    try {
      if (target === undefined)
        tally.add("store", { accepted: await openHostile(corpus, dice) }, input, bytes);
      else tally.add(target.name, check(target, bytes, prototypes), input, bytes);
      if (input % wholeLookEvery === 0 || input === firstInput + count - 1) {
        const changed = prototypes.findChanged();
        if (changed !== undefined) throw new Error(`${changed} is not what it was`);
      }
    } catch (error) {
      const what = (error as Error).message;
      return { kind: "failure", input, target: target?.name ?? "store", what, bytes };
    }
  }
  return tally.summary;
}
