import { existsSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import {
  type Compilation,
  compilationOf,
  optionsOf,
  type Place,
  position,
  type Span,
  type TransformResult,
  transform,
} from "@coopy/transformer";
import { Refusal } from "./outcome.ts";

/** A compilation, and what the transformer makes of it. */
export interface Project {
  readonly compilation: Compilation;
  readonly result: TransformResult;
}

/** Everything that `tsconfig` stands for, transformed. `strict` is what the caller asks, before what the tsconfig does. */
export function projectsOf(tsconfig: string, strict: boolean | undefined): readonly Project[] {
  return compilationsOf(tsconfig).map((compilation) => {
    const options = optionsOf(compilation, strict === undefined ? {} : { strict });
    return { compilation, result: transform(compilation, options) };
  });
}

export function tsconfigAt(path: string): string {
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

export function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8").replace(/^\uFEFF/, "") : undefined;
}

/** A place as people and other programs count: lines and columns from 1, the end behind the last character. */
export interface Region {
  /** From the folder in which the command runs, with slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function regionOf({ file, span }: Place): Region {
  const { start, end } = spanIn(readText(file) ?? "", span);
  const name = relative(process.cwd(), file).replaceAll("\\", "/");
  return { file: name, ...start, endLine: end.line, endColumn: end.column };
}

function spanIn(text: string, { start, end }: Span) {
  return { start: position(text, start), end: position(text, end) };
}
