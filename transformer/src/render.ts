import type { Diagnostic } from "./diagnostics.ts";
import type { Place } from "./model.ts";

/** How parts of a rendered diagnostic are coloured. Plain text by default. */
export interface Paint {
  readonly severity: (text: string, severity: Diagnostic["severity"]) => string;
  readonly place: (text: string) => string;
  readonly gutter: (text: string) => string;
  readonly caret: (text: string) => string;
}

const plain: Paint = {
  severity: (text) => text,
  place: (text) => text,
  gutter: (text) => text,
  caret: (text) => text,
};

/** Gives the text of a file, or undefined where there is none to show. */
export type ReadFileText = (file: string) => string | undefined;

/**
 * Draws diagnostics as a user reads them: message, place, frame with caret and hint, the chain of calls, the
 * fix. Files are named relative to `directory`.
 */
export function render(
  diagnostics: readonly Diagnostic[],
  readFileText: ReadFileText,
  directory: string,
  paint: Paint = plain,
): string {
  return diagnostics.map((one) => renderOne(one, readFileText, directory, paint)).join("\n\n");
}

function renderOne(
  { code, severity, message, hint, fix, place, chain }: Diagnostic,
  readFileText: ReadFileText,
  directory: string,
  paint: Paint,
): string {
  const show = (where: Place) => showPlace(where, readFileText, directory);
  const steps = chain.map((step) => `${step.label} (${show(step.place)})`);
  return [
    `${paint.severity(`${severity} ${code}`, severity)}: ${message}`,
    `  ${paint.place(show(place))}`,
    ...frame(place, hint, readFileText(place.file), paint),
    ...(steps.length === 0 ? [] : [`  via ${steps.join(" → ")}`]),
    `  fix: ${fix}`,
  ].join("\n");
}

/** The line of the place and the one before it, and a caret below. */
function frame(place: Place, hint: string, text: string | undefined, paint: Paint): string[] {
  if (text === undefined) return [];
  const { line, column } = position(text, place.span.start);
  const lines = text.split(/\r\n|\n|\r/);
  const numberWidth = String(line).length;
  const gutter = (mark: string, number: number | undefined) =>
    paint.gutter(`${mark} ${String(number ?? "").padStart(numberWidth)} |`);

  const source = lines[line - 1] ?? "";
  // Tabs stay tabs, so that the caret stands below its text at any width of a tab.
  const indent = source.slice(0, column - 1).replace(/[^\t]/g, " ");
  const spanWidth = place.span.end - place.span.start;
  const carets = "^".repeat(Math.max(1, Math.min(spanWidth, source.length - column + 1)));
  const before = line > 1 ? [`${gutter(" ", line - 1)} ${lines[line - 2]}`] : [];
  return [
    ...before,
    `${gutter(">", line)} ${source}`,
    `${gutter(" ", undefined)} ${indent}${paint.caret(`${carets} ${hint}`)}`,
  ].map((each) => each.trimEnd());
}

function showPlace(place: Place, readFileText: ReadFileText, directory: string): string {
  const file = relativeName(place.file, directory);
  const text = readFileText(place.file);
  if (text === undefined) return file;
  const { line, column } = position(text, place.span.start);
  return `${file}:${line}:${column}`;
}

/** Names a file below `directory` from there, any other in full. The compiler writes slashes everywhere. */
function relativeName(file: string, directory: string): string {
  const prefix = `${directory.replaceAll("\\", "/").replace(/\/$/, "")}/`;
  return file.startsWith(prefix) ? file.slice(prefix.length) : file;
}

/** Line and column, both from 1 as editors count. */
export function position(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
