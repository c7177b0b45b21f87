import type { Opened } from "./contestant.ts";

/** What came of a turn. */
export interface Turn {
  readonly callsPerSecond: number;
  /** Time of processors that this process took for a call, on all its threads. */
  readonly processorUs: number;
  /** How long some of the calls took, from the call to when its caller goes on. */
  readonly latenciesMs: readonly number[];
}

/** Every how many calls one is timed, and the time looked at: clocks are not free. No divisor of the numbers of callers. */
const sampleEvery = 13;

/** No two calls in a row have the same name, and none makes one. */
const names = Array.from({ length: 1024 }, (_, index) => `Task number ${index + 1}`);
const description = "Buy everything that is missing";

/** So many callers for so long: each calls, waits for its answer, and calls again. */
export async function takeTurn(opened: Opened, callers: number, durationMs: number): Promise<Turn> {
  const { batchCount = 1 } = opened;
  const latenciesMs: number[] = [];
  let startedCount = 0;
  let isOver = false;
  const processorStart = process.cpuUsage();
  const startMs = performance.now();
  const endMs = startMs + durationMs;
  const caller = async () => {
    do {
      const name = names[++startedCount % names.length]!;
      if (startedCount % sampleEvery !== 0) {
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
  await Promise.all(Array.from({ length: callers / batchCount }, caller));
  const durationS = (performance.now() - startMs) / 1000;
  const { user, system } = process.cpuUsage(processorStart);
  const foundCount = (await opened.count()) ?? startedCount;
  if (foundCount !== startedCount) throw new Error(`${foundCount} of ${startedCount} tasks are there`);
  const callCount = startedCount * batchCount;
  return { callsPerSecond: callCount / durationS, processorUs: (user + system) / callCount, latenciesMs };
}
