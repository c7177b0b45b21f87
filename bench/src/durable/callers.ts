import type { Opened } from "./contestant.ts";

/** What came of a turn. */
export interface Turn {
  readonly callsPerSecond: number;
  /** Time of processors that this process took for a call, on all its threads. */
  readonly processorUs: number;
  /** How long some of the calls took, from the call to when its caller goes on. */
  readonly latenciesMs: readonly number[];
}

/** The part of a turn, before it is timed, in which the engine compiles again what it had forgotten since the last. */
const warmUpShare = 0.25;

/** Every how many calls one is timed, and the time looked at: clocks are not free. No divisor of the numbers of callers. */
const sampleEvery = 13;

/** No two calls in a row have the same name, and none makes one. */
const names = Array.from({ length: 1024 }, (_, index) => `Task number ${index + 1}`);
const description = "Buy everything that is missing";

/** So many callers for so long: each calls, waits for its answer, and calls again. */
export async function takeTurn(opened: Opened, callers: number, durationMs: number): Promise<Turn> {
  const { batchCount = 1 } = opened;
  const loops = callers / batchCount;
  const formerCount = await opened.count();
  const warmUp = await callFor(opened, loops, durationMs * warmUpShare);
  const processorStart = process.cpuUsage();
  const startMs = performance.now();
  const { count, latenciesMs } = await callFor(opened, loops, durationMs);
  const durationS = (performance.now() - startMs) / 1000;
  const { user, system } = process.cpuUsage(processorStart);
  if (formerCount !== undefined) {
    const missingCount = formerCount + warmUp.count + count - (await opened.count())!;
    if (missingCount !== 0) throw new Error(`${missingCount} of the tasks are not there`);
  }
  const callCount = count * batchCount;
  return { callsPerSecond: callCount / durationS, processorUs: (user + system) / callCount, latenciesMs };
}

async function callFor(
  opened: Opened,
  callers: number,
  durationMs: number,
): Promise<{ readonly count: number; readonly latenciesMs: readonly number[] }> {
  const latenciesMs: number[] = [];
  const endMs = performance.now() + durationMs;
  let count = 0;
  let isOver = false;
  const caller = async () => {
    do {
      const name = names[++count % names.length]!;
      if (count % sampleEvery !== 0) {
        await opened.add(name, description);
        continue;
      }
      const calledAtMs = performance.now();
      await opened.add(name, description);
      const answeredAtMs = performance.now();
      latenciesMs.push(answeredAtMs - calledAtMs);
      if (answeredAtMs >= endMs) isOver = true;
    } while (!isOver);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return { count, latenciesMs };
}
