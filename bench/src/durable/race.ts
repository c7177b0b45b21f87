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

/** Up to so many callers, a store is kept for all rounds: in a new one, the engine compiles for longer than so few calls take. */
const keptCallersMax = 8;

/** All of them in turns, round after round. */
export async function race(
  contestants: readonly Contestant[],
  callers: number,
  { rounds, turnMs, folder }: RaceOptions,
): Promise<readonly Figures[]> {
  const entries = contestants.map((contestant) => ({ contestant, turns: [] as Turn[] }));
  const isKept = callers <= keptCallersMax;
  const kept = isKept ? await Promise.all(contestants.map((one) => openNew(one, callers, folder))) : [];
  // A longer round first, which does not count: engines compile what runs often, and one caller does not run often.
  for (let round = -1; round < rounds; round++) {
    for (const [index, { contestant, turns }] of entries.entries()) {
      const store = kept[index] ?? (await openNew(contestant, callers, folder));
      (globalThis as { gc?: () => void }).gc?.();
      const turn = await takeTurn(store.opened, callers, round < 0 ? 4 * turnMs : turnMs);
      if (round >= 0) turns.push(turn);
      if (!isKept) await store.close();
    }
  }
  for (const { close } of kept) await close();
  return entries.map(({ contestant: { name }, turns }) => figuresOf(name, turns));
}

/** Opens a store in an empty directory, which is gone when it is closed. */
export async function openNew(
  contestant: Contestant,
  callers: number,
  folder: string,
): Promise<{ readonly opened: Opened; close(): Promise<void> }> {
  mkdirSync(folder, { recursive: true });
  const directory = mkdtempSync(join(folder, "durable-"));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  try {
    const opened = await contestant.open(directory, callers);
    const close = async () => {
      await opened.close();
      remove();
    };
    return { opened, close };
  } catch (error) {
    remove();
    throw error;
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
