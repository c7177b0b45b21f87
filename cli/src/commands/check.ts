import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  type Compilation,
  compilationOf,
  type Diagnostic,
  isError,
  position,
  type TransformResult,
  transform,
} from "@coopy/transformer";
import { type Outcome, Refusal } from "../outcome.ts";
import { count, drawDiagnostics } from "../render.ts";

export interface CheckOptions {
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** Runs the transformer over a project and reports what it found. Writes nothing. */
export async function check(path: string, { strict = false, json = false }: CheckOptions): Promise<Outcome> {
  const tsconfig = tsconfigAt(path);
  const results = compilationsOf(tsconfig).map((compilation) => transform(compilation, { strict }));
  const diagnostics = results.flatMap((result) => result.diagnostics);
  return {
    text: json ? asJson(diagnostics) : asText(tsconfig, results, diagnostics),
    exitCode: diagnostics.some(isError) ? 1 : 0,
  };
}

function tsconfigAt(path: string): string {
  const full = resolve(path);
  if (!existsSync(full)) throw new Refusal(`there is no ${path}.`);
  if (!statSync(full).isDirectory()) return full;
  const tsconfig = join(full, "tsconfig.json");
  if (existsSync(tsconfig)) return tsconfig;
  throw new Refusal(
    `there is no tsconfig.json in ${full}. Give the path of one: coopy check path/to/tsconfig.json`,
  );
}

/** The project, or those it refers to if it has no files of its own. */
function compilationsOf(tsconfig: string): readonly Compilation[] {
  const whole = compilationAt(tsconfig);
  if (whole.program.getRootFileNames().length > 0) return [whole];
  const references = whole.program.getResolvedProjectReferences() ?? [];
  const parts = references
    .filter((each) => each !== undefined)
    .map((each) => compilationAt(each.sourceFile.fileName));
  if (parts.length === 0) throw new Refusal(`${tsconfig} names no files: nothing to check.`);
  return parts;
}

function compilationAt(tsconfig: string): Compilation {
  try {
    return compilationOf(tsconfig);
  } catch (error) {
    // What the compiler says of a tsconfig that it cannot use comes as a plain error; others are defects.
    if (!(error instanceof Error) || error.constructor !== Error || "code" in error) throw error;
    throw new Refusal(error.message.trim(), { cause: error });
  }
}

function asText(
  tsconfig: string,
  results: readonly TransformResult[],
  diagnostics: readonly Diagnostic[],
): string {
  const names = results.flatMap(({ models }) =>
    models.flatMap(({ systems }) => systems.map((system) => system.class.split("#").at(-1))),
  );
  const errors = diagnostics.filter(isError).length;
  const warnings = diagnostics.length - errors;
  const found =
    names.length === 0
      ? `No class of ${tsconfig} is marked @persistent.`
      : `${count(names.length, "persistent class", "persistent classes")} (${names.join(", ")}): ${count(errors, "error")}, ${count(warnings, "warning")}.`;
  return [...(diagnostics.length === 0 ? [] : [drawDiagnostics(diagnostics, readText), ""]), found].join(
    "\n",
  );
}

function asJson(diagnostics: readonly Diagnostic[]): string {
  const placed = diagnostics.map((diagnostic) => {
    const text = readText(diagnostic.place.file) ?? "";
    return { ...diagnostic, ...position(text, diagnostic.place.span.start) };
  });
  return JSON.stringify(placed, undefined, 2);
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
