import type { Persistent } from "../../../runtime/src/node/index.ts";
import type { Board } from "../program/board.ts";
import { Gaps } from "./gaps.ts";

/** What went on while something ran under load. */
export interface Observed {
  readonly gapsMs: Float64Array;
  readonly durationMs: number;
  readonly commandCount: number;
}

/** Has so many callers call commands, each when its last is durable, while `run` runs. */
export async function underLoad(
  board: Persistent<Board>,
  callerCount: number,
  run: () => Promise<unknown>,
): Promise<Observed> {
  let isOver = false;
  let commandCount = 0;
  let number = 1;
  const call = async () => {
    while (!isOver) {
      // The same each time, and spread over all cards.
      number = (Math.imul(number, 1664525) + 1013904223) >>> 0;
      if (number % 10 === 0) await board.add(`new card ${number} ${commandCount}`, "new");
      else if (number % 10 < 4) await board.replace(number >>> 4, "replaced");
      else await board.move(number >>> 4, "moved", number);
      commandCount++;
    }
  };
  const gaps = new Gaps();
  const startMs = performance.now();
  const callers = Array.from({ length: callerCount }, call);
  await run();
  const durationMs = performance.now() - startMs;
  const observed = { gapsMs: await gaps.end(), durationMs, commandCount };
  isOver = true;
  await Promise.all(callers);
  return observed;
}
