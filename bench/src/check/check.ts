import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { median } from "../rounds.ts";
import { atMost, type Row, tableText } from "../table.ts";
import { generateProgram } from "./generate.ts";
import type { Build } from "./one-build.ts";

export interface CheckOptions {
  readonly fileCount: number;
  readonly systemCount: number;
  readonly rounds: number;
  readonly folder: string;
}

/** What coopy adds to a build by the compiler: cold, each time in a process of its own, and after changes of one file. */
export function benchCheck({ fileCount, systemCount, rounds, folder }: CheckOptions): string {
  const place = join(folder, ".tmp/check");
  const builds = Array.from({ length: rounds }, (): Build => {
    const files = generateProgram(place, fileCount, systemCount);
    const changed = files.filter((file) => /shop[1-8]\.ts$/.test(file));
    const script = join(folder, ".tmp/one-build.mjs");
    const output = execFileSync(
      process.execPath,
      ["--expose-gc", script, JSON.stringify(files), JSON.stringify(changed)],
      { encoding: "utf8", cwd: folder, maxBuffer: 1e8 },
    );
    return JSON.parse(output) as Build;
  });
  return [tableText(rowsOf(builds)), detailsText(builds)].join("\n\n");
}

function rowsOf(builds: readonly Build[]): readonly Row[] {
  return [
    atMost(
      "cold: time added, as a part",
      median(builds.map((one) => one.coopyMs / one.compilerMs)),
      0.1,
      "tsc",
    ),
    atMost(
      "memory added, as a part",
      median(builds.map((one) => one.coopyBytes / one.compilerBytes)),
      0.15,
      "tsc",
    ),
    atMost(
      "one file changed: milliseconds added",
      median(changesOf(builds).map(({ coopyMs }) => coopyMs)),
      50,
      "itself",
    ),
  ];
}

function detailsText(builds: readonly Build[]): string {
  const line = (name: string, value: number, unit: string) =>
    `  ${name.padEnd(34)}${value.toFixed(0).padStart(8)} ${unit}`;
  const ms = (pick: (one: Build) => number) => median(builds.map(pick));
  return [
    "```",
    line(
      "tsc",
      ms((one) => one.compilerMs),
      "ms",
    ),
    line(
      "coopy beside it",
      ms((one) => one.coopyMs),
      "ms",
    ),
    line("tsc, heap", ms((one) => one.compilerBytes) / 1e6, "MB"),
    line("coopy, heap", ms((one) => one.coopyBytes) / 1e6, "MB"),
    line("tsc, one file changed", median(changesOf(builds).map(({ compilerMs }) => compilerMs)), "ms"),
    line("coopy, one file changed", median(changesOf(builds).map(({ coopyMs }) => coopyMs)), "ms"),
    "```",
  ].join("\n");
}

/** The first changes in a process meet code that the engine has not compiled yet. */
function changesOf(builds: readonly Build[]): Build["changes"] {
  return builds.flatMap(({ changes }) => changes.slice(Math.floor(changes.length / 2)));
}
