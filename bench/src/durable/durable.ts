import { join } from "node:path";
import { type Row, tableText } from "../table.ts";
import type { Contestant } from "./contestant.ts";
import { others } from "./others.ts";
import { ours, withoutDisk } from "./ours.ts";
import { type Figures, openNew, race } from "./race.ts";
import { raw } from "./raw.ts";

export interface DurableOptions {
  readonly rounds: number;
  readonly turnMs: number;
  /** Whether only what needs no installing takes part. */
  readonly isAlone: boolean;
  /** The folder of the bench: stores are made below it, and competitors installed. */
  readonly folder: string;
}

const callerCounts = [1, 8, 64, 1024];

/** Durable commands against databases: the table of targets, and behind it every figure. */
export async function benchDurable({ isAlone, folder, rounds, turnMs }: DurableOptions): Promise<string> {
  const stores = join(folder, ".tmp");
  const { contestants, leftOut } = isAlone
    ? { contestants: [], leftOut: ["all competitors, as was asked for"] }
    : await others(join(folder, "durable"));
  const all = [...ours, ...raw, withoutDisk, ...contestants];
  const broken = await obstacles(all, stores);
  const usable = all.filter((contestant) => !broken.has(contestant));
  const results = new Map<number, readonly Figures[]>();
  for (const callers of callerCounts) {
    const taking = usable.filter((contestant) => contestant.callers?.includes(callers) ?? true);
    results.set(callers, await race(taking, callers, { rounds, turnMs, folder: stores }));
  }
  const rows = targets.flatMap((target) => rowOf(target, results.get(target.callers)!));
  const details = [...results].map(([callers, figures]) => detailsText(callers, figures));
  const absent = [...leftOut, ...broken.values()].map((text) => `left out: ${text}`);
  return [tableText(rows), ...details, absent.join("\n")].join("\n\n").trimEnd();
}

/** Why some cannot take part here: each is opened once. */
async function obstacles(
  contestants: readonly Contestant[],
  folder: string,
): Promise<ReadonlyMap<Contestant, string>> {
  const found = new Map<Contestant, string>();
  for (const contestant of contestants) {
    try {
      const { opened, close } = await openNew(contestant, 1, folder);
      await opened.add("First task", "Does it work?");
      await close();
    } catch (error) {
      found.set(contestant, `${contestant.name} cannot be opened (${String(error).split("\n")[0]})`);
    }
  }
  return found;
}

interface Target {
  readonly callers: number;
  readonly name: string;
  readonly against: string;
  readonly unit: "times as fast" | "part of the speed";
  readonly target: number;
}

const part = "part of the speed";
const times = "times as fast";
const targets: readonly Target[] = [
  { callers: 1, name: "coopy openSync", against: "raw write, main thread", unit: part, target: 0.9 },
  { callers: 64, name: "coopy open", against: "better-sqlite3, a call each", unit: times, target: 25 },
  { callers: 64, name: "coopy open", against: "better-sqlite3, by hand", unit: times, target: 1 },
  { callers: 64, name: "coopy open", against: "redis", unit: times, target: 4 },
  { callers: 64, name: "coopy open", against: "lmdb", unit: times, target: 3 },
  { callers: 1024, name: "coopy open", against: "better-sqlite3, a call each", unit: times, target: 50 },
  { callers: 1024, name: "coopy open", against: "coopy in memory", unit: part, target: 0.8 },
];

/** No row where one of the two did not take part. */
function rowOf({ callers, name, against, unit, target }: Target, figures: readonly Figures[]): Row[] {
  const [our, other] = [name, against].map((wanted) => figures.find((one) => one.name === wanted));
  if (our === undefined || other === undefined) return [];
  const what = `${callersText(callers)}, ${name}: ${unit}`;
  return [{ what, figure: our.callsPerSecond / other.callsPerSecond, target, isMoreBetter: true, against }];
}

function detailsText(callers: number, figures: readonly Figures[]): string {
  const heads = ["calls/s", "best", "µs of processor", "p50, ms", "p99, ms"];
  const head = `${`${callersText(callers)}:`.padEnd(28)}${heads.map((text) => text.padStart(16)).join("")}`;
  const lines = figures.map(({ name, callsPerSecond, bestPerSecond, processorUs, p50Ms, p99Ms }) => {
    const texts = [
      callsPerSecond.toFixed(0),
      bestPerSecond.toFixed(0),
      processorUs.toFixed(1),
      p50Ms.toFixed(3),
      p99Ms.toFixed(3),
    ];
    return `  ${name.padEnd(26)}${texts.map((text) => text.padStart(16)).join("")}`;
  });
  return [head, ...lines].join("\n");
}

function callersText(callers: number): string {
  return callers === 1 ? "1 caller" : `${callers.toLocaleString("en")} callers`;
}
