import { existsSync, statSync } from "node:fs";
import { directory } from "coopy";
import {
  inspect as inspectStore,
  type RecordInspection,
  type SegmentInspection,
  type SnapshotInspection,
  type StoreInspection,
} from "coopy/inspect";
import { type Outcome, Refusal } from "../outcome.ts";
import { bad, count, drawTable, good } from "../render.ts";

export interface InspectOptions {
  /** How many of the last records to list: a number, or "all". */
  readonly records: string;
  readonly json?: boolean;
}

/** Reads a store without opening it, and tells what is in it. Changes nothing and takes no lock. */
export async function inspect(path: string, { records, json = false }: InspectOptions): Promise<Outcome> {
  const recordCountMax = recordCountFrom(records);
  if (!existsSync(path)) throw new Refusal(`there is no ${path}.`);
  if (!statSync(path).isDirectory()) throw new Refusal(`${path} is a file. Give the directory of the store.`);
  const found = await inspectStore(directory(path));
  if (found.segments.length + found.snapshots.length === 0) {
    throw new Refusal(`${path} is not a store of coopy: it holds no journal and no snapshot.`);
  }
  return {
    text: json ? asJson(found) : asText(found, recordCountMax),
    exitCode: [...found.segments, ...found.snapshots].some(({ problem }) => problem) ? 1 : 0,
  };
}

function recordCountFrom(text: string): number {
  if (text === "all") return Number.POSITIVE_INFINITY;
  if (/^\d+$/.test(text)) return Number(text);
  throw new Refusal(`--records takes a number or "all", not "${text}".`);
}

function asText(found: StoreInspection, recordCountMax: number): string {
  const records = found.segments.flatMap(({ batches }) => batches.flatMap((batch) => batch.records));
  const shown = recordCountMax === 0 ? [] : records.slice(-recordCountMax);
  const header = [...found.snapshots, ...found.segments].findLast(
    (file) => file.header !== undefined,
  )?.header;
  const lines = [
    `System ${header?.schema.system ?? "unknown"}, opened ${count(header?.epoch ?? 0, "time")}, ${
      found.closedAtSequence === undefined ? "not closed" : `closed at sequence ${found.closedAtSequence}`
    }.`,
    "",
    drawTable(
      "Snapshots",
      ["file", "bytes#", "objects#", "created", "state"],
      found.snapshots.map(snapshotRow),
    ),
    "",
    drawTable("Segments", ["file", "bytes#", "records", "created", "state"], found.segments.map(segmentRow)),
    "",
    drawTable(
      `Records: ${shown.length === records.length ? "all" : `the last ${shown.length} of`} ${records.length}`,
      ["sequence#", "command", "bytes#", "instant", "seed"],
      shown.map(recordRow),
    ),
  ];
  if (found.otherFiles.length > 0) lines.push("", `Other files: ${found.otherFiles.join(", ")}`);
  return lines.join("\n");
}

function snapshotRow({ name, lengthBytes, objectCount, header, problem }: SnapshotInspection) {
  return [name, lengthBytes, objectCount ?? "?", time(header?.createdAtMs), stateOf(problem, "sound")];
}

function segmentRow({ name, lengthBytes, batches, isSealed, header, problem }: SegmentInspection) {
  const first = batches[0]?.firstSequence;
  const last = batches.at(-1)?.records.at(-1)?.sequence;
  const range =
    first === undefined ? "none" : `${first}–${last} in ${count(batches.length, "batch", "batches")}`;
  return [
    name,
    lengthBytes,
    range,
    time(header?.createdAtMs),
    stateOf(problem, isSealed ? "sealed" : "open end"),
  ];
}

function recordRow({ sequence, command, commandCount, lengthBytes, instantMs, hasSeed }: RecordInspection) {
  const name = commandCount > 1 ? `${command} and ${commandCount - 1} more` : command;
  return [sequence, name, lengthBytes, time(instantMs), hasSeed ? "yes" : ""];
}

function stateOf(problem: SegmentInspection["problem"], sound: string): string {
  return problem === undefined ? good(sound) : bad(`${problem.what}, byte ${problem.offset}`);
}

function time(timeMs: number | undefined): string {
  return timeMs === undefined ? "" : new Date(timeMs).toISOString();
}

function asJson(found: StoreInspection): string {
  const hexadecimal = (_: string, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value;
  return JSON.stringify(found, hexadecimal, 2);
}
