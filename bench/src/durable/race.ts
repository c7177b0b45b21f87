import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { median } from "../rounds.ts";
import { type Turn, takeTurn } from "./callers.ts";
import type { Contestant, Opened } from "./contestant.ts";

/** Calls per second of one contestant, and how long they took, with one number of callers. */
export interface Figures {
  readonly name: string;
  readonly callsPerSecond: number;
  /** In its best turn: what it can where nobody else wants the processors. */
  readonly bestPerSecond: number;
  readonly processorUs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface RaceOptions {
  readonly rounds: number;
  /** How long a contestant's turn lasts. */
  readonly turnMs: number;
  /** Stores are made below it. */
  readonly folder: string;
}

/** All of them in turns, round after round, each turn in a new store. */
export async function race(
  contestants: readonly Contestant[],
  callers: number,
  { rounds, turnMs, folder }: RaceOptions,
): Promise<readonly Figures[]> {
  const turns = contestants.map((): Turn[] => []);
  // A round more, which does not count: engines compile what runs often.
  for (let round = -1; round < rounds; round++) {
    for (const [index, contestant] of contestants.entries()) {
      const turn = await inNewStore(contestant, callers, folder, (opened) => {
        (globalThis as { gc?: () => void }).gc?.();
        return takeTurn(opened, callers, turnMs);
      });
      if (round >= 0) turns[index]!.push(turn);
    }
  }
  return contestants.map(({ name }, index) => figuresOf(name, turns[index]!));
}

/** Opens a store in an empty directory, which is gone afterwards. */
export async function inNewStore<Result>(
  contestant: Contestant,
  callers: number,
  folder: string,
  use: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  mkdirSync(folder, { recursive: true });
  const directory = mkdtempSync(join(folder, "durable-"));
  try {
    const opened = await contestant.open(directory, callers);
    try {
      return await use(opened);
    } finally {
      await opened.close();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function figuresOf(name: string, turns: readonly Turn[]): Figures {
  const latenciesMs = turns.flatMap((turn) => turn.latenciesMs).sort((left, right) => left - right);
  const quantile = (share: number) => latenciesMs[Math.floor(latenciesMs.length * share)] ?? Number.NaN;
  const speeds = turns.map(({ callsPerSecond }) => callsPerSecond);
  return {
    name,
    callsPerSecond: median(speeds),
    bestPerSecond: Math.max(...speeds),
    processorUs: median(turns.map(({ processorUs }) => processorUs)),
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
  };
}
