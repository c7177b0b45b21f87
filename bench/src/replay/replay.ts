import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { loaded } from "../durable/others.ts";
import type { Sqlite } from "../durable/sqlite.ts";
import { type Row, tableText } from "../table.ts";
import { bareCalls, type Contestant, jsonLines, ours, sqliteTable } from "./contestants.ts";

export interface ReplayOptions {
  readonly count: number;
  readonly rounds: number;
  /** Whether only what needs no installing takes part. */
  readonly isAlone: boolean;
  readonly folder: string;
}

/** Getting a list back by replaying its commands, against other ways to have it again. */
export async function benchReplay({ count, rounds, isAlone, folder }: ReplayOptions): Promise<string> {
  mkdirSync(join(folder, ".tmp"), { recursive: true });
  const place = mkdtempSync(join(folder, ".tmp", "replay-"));
  try {
    const contestants = [...(await ours(place, count)), ...bareCalls(count), jsonLines(place, count)];
    const sqlite = isAlone ? undefined : await loaded<Sqlite>(join(folder, "durable"), "better-sqlite3");
    if (sqlite !== undefined) contestants.push(sqliteTable(place, count, sqlite));
    const times = race(contestants, count, rounds);
    const absent = sqlite === undefined ? ["left out: better-sqlite3"] : [];
    return [tableText(rowsOf(times)), detailsText(times, count), ...absent].join("\n\n");
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

type Times = ReadonlyMap<string, number>;

/** In turns, round after round. @returns medians in milliseconds */
function race(contestants: readonly Contestant[], count: number, rounds: number): Times {
  const times = new Map(contestants.map(({ name }) => [name, [] as number[]]));
  const collect = (globalThis as { gc?: () => void }).gc;
  // One round more, which does not count: engines compile what runs often.
  for (let round = -1; round < rounds; round++) {
    for (const { name, load } of contestants) {
      collect?.();
      const startMs = performance.now();
      const { count: found, end } = load();
      const durationMs = performance.now() - startMs;
      if (found !== count) throw new Error(`${name} brought ${found} of ${count} tasks back`);
      end?.();
      if (round >= 0) times.get(name)!.push(durationMs);
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]));
}

function rowsOf(times: Times): readonly Row[] {
  const against = (name: string, target: number): readonly Row[] => {
    const other = times.get(name);
    if (other === undefined) return [];
    const figure = other / times.get("coopy")!;
    return [{ what: "replay: part of the speed", figure, target, isMoreBetter: true, against: name }];
  };
  return [
    ...against("calling the method", 0.75),
    ...against("JSON lines", 1),
    ...against("better-sqlite3", 1),
  ];
}

function detailsText(times: Times, count: number): string {
  const lines = [...times].map(
    ([name, ms]) =>
      `  ${name.padEnd(38)} ${ms.toFixed(0).padStart(6)} ms ${((ms * 1e6) / count).toFixed(0).padStart(6)} ns each`,
  );
  return [`${count} tasks:`, ...lines].join("\n");
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1]!;
}
