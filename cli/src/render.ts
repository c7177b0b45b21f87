import { type Diagnostic, type Paint, type ReadFileText, render } from "@coopy/transformer";
import Table from "cli-table3";
import { CoopyError } from "coopy";
import colors from "picocolors";
import { type ExitCode, Refusal } from "./outcome.ts";

export function print(text: string): void {
  console.log(text);
}

/** Tells why a command could not do its work. The stack is shown only where the fault is coopy's. */
export function printFailure(error: unknown): ExitCode {
  const isUsers = error instanceof Refusal || error instanceof CoopyError || isSystemError(error);
  const what = isUsers ? error.message : `this is a defect of coopy, please report it.\n${stackOf(error)}`;
  console.error(`${colors.red("error")}: ${what}`);
  return 2;
}

const paint: Paint = {
  severity: (text, severity) => colors.bold(severity === "error" ? colors.red(text) : colors.yellow(text)),
  place: colors.cyan,
  gutter: colors.dim,
  caret: colors.red,
};

export function drawDiagnostics(diagnostics: readonly Diagnostic[], readText: ReadFileText): string {
  return render(diagnostics, readText, process.cwd(), paint);
}

/** A table without lines between its rows; columns whose heading ends in `#` are numbers. */
export function drawTable(
  title: string,
  headings: readonly string[],
  rows: readonly (readonly unknown[])[],
): string {
  if (rows.length === 0) return `${colors.bold(title)}\n  none`;
  const table = new Table({
    head: headings.map((heading) => colors.dim(heading.replace(/#$/, ""))),
    colAligns: headings.map((heading) => (heading.endsWith("#") ? "right" : "left")),
    chars: borderless,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  table.push(...rows.map((row) => row.map(String)));
  const lines = table.toString().split("\n");
  return [colors.bold(title), ...lines.map((line) => `  ${line}`.trimEnd())].join("\n");
}

export function good(text: string): string {
  return colors.green(text);
}

export function bad(text: string): string {
  return colors.red(text);
}

/** "1 error", "2 errors". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

const borderless = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

/** A file that cannot be read, a full disk: Node names them by code. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
