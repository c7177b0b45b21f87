import { race, type Timing } from "../rounds.ts";
import { type Row, tableText } from "../table.ts";
import { recordContestants } from "./records.ts";
import { snapshotContestants } from "./snapshots.ts";

export interface Sizes {
  readonly records: number;
  readonly tasks: number;
  readonly rounds: number;
}

/** Records and snapshots against other serializers: the table of targets, and behind it every figure. */
export async function benchCodec({ records, tasks, rounds }: Sizes): Promise<string> {
  const record = recordContestants(records);
  const snapshot = snapshotContestants(tasks);
  const written = race(record.encode, rounds);
  const read = race(record.decode, rounds);
  const saved = race(snapshot.encode, rounds);
  const loaded = race([...snapshot.decode, snapshot.allocate], rounds);
  const rows: readonly Row[] = [
    { what: "record, encode: times as fast", ...fasterThanBest(written), target: 2, isMoreBetter: true },
    { what: "record, decode: times as fast", ...fasterThanBest(read), target: 8, isMoreBetter: true },
    { what: "record: bytes", figure: written[0]!.bytes!, against: "itself", target: 64, isMoreBetter: false },
    {
      what: "snapshot, encode: times as fast",
      ...fasterThan(saved, "v8.serialize"),
      target: 2.5,
      isMoreBetter: true,
    },
    {
      what: "snapshot, decode: times as fast",
      ...fasterThan(loaded, "v8.serialize"),
      target: 2.3,
      isMoreBetter: true,
    },
    {
      what: "snapshot, decode: part of the speed",
      ...fasterThan(loaded, "bare allocation"),
      target: 0.7,
      isMoreBetter: true,
    },
    {
      what: "snapshot: part of the bytes",
      ...smallerThan(saved, "v8.serialize"),
      target: 0.6,
      isMoreBetter: false,
    },
    { what: "snapshot: part of the bytes", ...smallerThan(saved, "JSON"), target: 0.6, isMoreBetter: false },
  ];
  return [
    tableText(rows),
    details("record, encode", written),
    details("record, decode", read),
    details("snapshot, encode, for each task", saved),
    details("snapshot, decode, for each task", loaded),
  ].join("\n\n");
}

function fasterThanBest(timings: readonly Timing[]): Pick<Row, "figure" | "against"> {
  const others = timings.slice(1);
  const best = others.reduce((left, right) => (left.medianNs < right.medianNs ? left : right));
  return { figure: best.medianNs / timings[0]!.medianNs, against: best.name };
}

function fasterThan(timings: readonly Timing[], name: string): Pick<Row, "figure" | "against"> {
  const other = timings.find((timing) => timing.name === name)!;
  return { figure: other.medianNs / timings[0]!.medianNs, against: name };
}

function smallerThan(timings: readonly Timing[], name: string): Pick<Row, "figure" | "against"> {
  const other = timings.find((timing) => timing.name === name)!;
  return { figure: timings[0]!.bytes! / other.bytes!, against: name };
}

function details(what: string, timings: readonly Timing[]): string {
  const lines = timings.map(({ name, medianNs, bytes }) => {
    const size = bytes === undefined ? "" : `, ${bytes.toFixed(1)} bytes`;
    return `  ${name.padEnd(16)} ${medianNs.toFixed(0).padStart(7)} ns${size}`;
  });
  return [`${what}:`, ...lines].join("\n");
}
