import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Case } from "./cases.ts";

const document = join(import.meta.dirname, "../../docs/types.md");
const head = "| type | what happens |\n| --- | --- |\n";

/** The sections of the document, and the last row of each. */
const sections: readonly (readonly [title: string, lastRow: number])[] = [
  ["Primitive values", 15],
  ["Built-in objects", 31],
  ["Objects, unions, tuples and arrays", 53],
  ["Classes", 70],
  ["Arguments", 78],
  ["What is not data", 85],
  ["The rest", 96],
];

/** The tables of docs/types.md as the cases have them. */
export function tablesOf(cases: readonly Case[]): string {
  return sections
    .map(([title, lastRow], index) => {
      const firstRow = index === 0 ? 1 : sections[index - 1]![1] + 1;
      const rows = cases.filter(({ row }) => row >= firstRow && row <= lastRow).map(rowOf);
      return `## ${title}\n\n${head}${rows.join("")}`;
    })
    .join("\n");
}

/** The tables as the document has them: all from its first section on. */
export function documentedTables(): string {
  const text = readFileSync(document, "utf8");
  return text.slice(startIn(text));
}

export function acceptTables(tables: string): void {
  const text = readFileSync(document, "utf8");
  writeFileSync(document, text.slice(0, startIn(text)) + tables);
}

function startIn(text: string): number {
  const start = text.indexOf(`## ${sections[0]![0]}`);
  return start < 0 ? text.length : start;
}

function rowOf({ type, outcome, code, note }: Case): string {
  const anchor = code && `[${code}](diagnostics.md#${code.toLowerCase()}-${titles[code] ?? ""})`;
  return `| ${type.replaceAll("|", "\\|")} | ${outcome}${anchor ? ` with ${anchor}` : ""}: ${note.replaceAll("|", "\\|")} |\n`;
}

/** The codes' headings in docs/diagnostics.md, as they stand in links. */
const titles: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...readFileSync(join(import.meta.dirname, "../../docs/diagnostics.md"), "utf8").matchAll(
      /^## (COOPY\d{4}): (.*)$/gm,
    ),
  ].map(([, code, title]) => [
    code!,
    title!
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  ]),
);
