import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const casesDirectory = join(import.meta.dirname, "fixtures");

/** What becomes of values of the type: they survive, or the code says why not. */
export type Outcome = "kept" | "refused when it is compiled" | "refused when it runs";

/** One file of `fixtures/`. Its first lines say what it shows; the top of types-table.test.ts says how. */
export interface Case {
  readonly file: string;
  /** Number of the row, which the file's name begins with. */
  readonly row: number;
  readonly type: string;
  readonly outcome: Outcome;
  /** Of the error, where there is one. */
  readonly code: string | undefined;
  readonly note: string;
}

/** Every case, in the order of rows. */
export function loadCases(): readonly Case[] {
  return readdirSync(casesDirectory)
    .filter((file) => /\.ts$/.test(file) && !/\.d\.ts$/.test(file))
    .map((file) => parseCase(file, readFileSync(join(casesDirectory, file), "utf8")))
    .sort((left, right) => left.row - right.row || (left.file < right.file ? -1 : 1));
}

function parseCase(file: string, text: string): Case {
  const [, number] = /^(\d+)\w?-/.exec(file) ?? [];
  const [, type, outcome, code, note] =
    /^\/\/ type: (.+)\n\/\/ (kept|refused when it is compiled|refused when it runs)(?: with (COOPY\d{4}))?: (.+)\n/.exec(
      text,
    ) ?? [];
  if (number === undefined || type === undefined || (outcome === "kept") !== (code === undefined)) {
    throw new Error(`${file} does not begin as a case must; see the top of types-table.test.ts`);
  }
  return { file, row: Number(number), type, outcome: outcome as Outcome, code, note: note! };
}
