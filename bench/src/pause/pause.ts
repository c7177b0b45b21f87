import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { serialize } from "node:v8";
import { Catalog } from "../../../runtime/src/codec/catalog.ts";
import { close, open, type Persistent, peek, snapshot } from "../../../runtime/src/node/index.ts";
import { definitionOf } from "../../../runtime/src/registry.ts";
import { encodeState } from "../../../runtime/src/snapshot/state.ts";
import { Entities } from "../../../runtime/src/store/entities.ts";
import { Board, Card, Place } from "../program/board.ts";
import { median, warmUpCount } from "../rounds.ts";
import { type Row, tableText } from "../table.ts";
import { quantile } from "./gaps.ts";
import { type Observed, underLoad } from "./load.ts";

export interface PauseOptions {
  /** Each is an instance; a large array and a large Map hold them. */
  readonly objectCount: number;
  readonly rounds: number;
  readonly folder: string;
}

const callerCount = 16;
/** How long the load alone is looked at in a round. */
const aloneMs = 1_000;

/** What one way to write the state does to those who call meanwhile. */
interface Pause {
  readonly name: string;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly p999Ms: number;
  readonly maxMs: number;
  readonly durationMs: number;
  readonly commandsPerSecond: number;
}

/** How long callers wait while the state is written. */
export async function benchPause({ objectCount, rounds, folder }: PauseOptions): Promise<string> {
  mkdirSync(join(folder, ".tmp"), { recursive: true });
  const place = mkdtempSync(join(folder, ".tmp", "pause-"));
  try {
    const board = await open(boardOf(objectCount), place, { snapshots: { journalBytesMax: 0 } });
    const pauses = await race(board, contestantsFor(board), rounds);
    await close(board, { snapshot: false });
    return [tableText(rowsOf(pauses)), detailsText(pauses, objectCount)].join("\n\n");
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function boardOf(objectCount: number): Board {
  const board = new Board();
  for (let index = 0; index < objectCount / 2; index++) {
    const card = new Card(`Card number ${index}`, index, new Place("to do", index));
    board.cards.push(card);
    board.byTitle.set(card.title, card);
  }
  return board;
}

type Contestants = Readonly<Record<string, () => Promise<unknown>>>;

function contestantsFor(board: Persistent<Board>): Contestants {
  const { classes, identifiesObjects, layout } = definitionOf<Board>(Board)!;
  const format = { catalog: new Catalog(classes, identifiesObjects), layout };
  const atOnce = (write: (state: Board) => unknown) => async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    peek(board, (state) => write(state as unknown as Board));
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  return {
    "the load alone": () => new Promise((resolve) => setTimeout(resolve, aloneMs)),
    "coopy, snapshot": () => snapshot(board),
    "coopy, all at once": atOnce((state) => encodeState(format, state, new Entities())),
    "v8.serialize": atOnce(serialize),
  };
}

async function race(
  board: Persistent<Board>,
  contestants: Contestants,
  rounds: number,
): Promise<ReadonlyMap<string, Pause>> {
  const observed = new Map(Object.keys(contestants).map((name) => [name, [] as Observed[]]));
  // What is met for the first time takes longer.
  for (let round = -warmUpCount(rounds); round < rounds; round++) {
    for (const [name, run] of Object.entries(contestants)) {
      (globalThis as { gc?: () => void }).gc?.();
      const result = await underLoad(board, callerCount, run);
      if (round >= 0) observed.get(name)!.push(result);
    }
  }
  return new Map([...observed].map(([name, results]) => [name, pauseOf(name, results)]));
}

/** Quantiles are of all rounds together; of the longest gaps the median counts. */
function pauseOf(name: string, results: readonly Observed[]): Pause {
  const all = Float64Array.from(results.flatMap(({ gapsMs }) => [...gapsMs])).sort();
  return {
    name,
    p50Ms: quantile(all, 0.5),
    p99Ms: quantile(all, 0.99),
    p999Ms: quantile(all, 0.999),
    maxMs: median(results.map(({ gapsMs }) => gapsMs.at(-1)!)),
    durationMs: median(results.map(({ durationMs }) => durationMs)),
    commandsPerSecond: median(
      results.map(({ commandCount, durationMs }) => (commandCount / durationMs) * 1000),
    ),
  };
}

function rowsOf(pauses: ReadonlyMap<string, Pause>): readonly Row[] {
  const alone = pauses.get("the load alone")!;
  const ours = pauses.get("coopy, snapshot")!;
  const row = (what: string, figure: number, target: number, isMoreBetter = false): Row => ({
    what: `snapshot under load: ${what}`,
    figure,
    target,
    isMoreBetter,
    against: "the load alone",
  });
  return [
    row("99.9 % of the gaps, ms more", ours.p999Ms - alone.p999Ms, 5),
    row("the longest gap, ms more", ours.maxMs - alone.maxMs, 10),
    row("part of the commands", ours.commandsPerSecond / alone.commandsPerSecond, 0.3, true),
  ];
}

function detailsText(pauses: ReadonlyMap<string, Pause>, objectCount: number): string {
  const lines = [...pauses.values()].map(
    ({ name, p50Ms, p99Ms, p999Ms, maxMs, durationMs, commandsPerSecond }) =>
      `  ${name.padEnd(20)} gaps p50 ${ms(p50Ms)}, p99 ${ms(p99Ms)}, p99.9 ${ms(p999Ms)}, longest ${ms(maxMs)}; took ${ms(durationMs)}, ${commandsPerSecond.toFixed(0)} commands/s`,
  );
  return [`${objectCount} objects, ${callerCount} callers:`, ...lines].join("\n");
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}
