import type { SourceMap } from "magic-string";
import { type Diagnostic, isError } from "../diagnostics.ts";
import type { TransformResult } from "../pipeline.ts";
import { apply } from "./apply.ts";

/** What a bundler is told about one module. */
export interface ModuleResult {
  /** Absent where the module stays as it is. */
  readonly output?: { readonly code: string; readonly map: SourceMap };
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** Files whose change may alter the output. */
  readonly dependencies: readonly string[];
}

export function moduleResult(
  { models, edits, diagnostics }: TransformResult,
  file: string,
  code: string,
): ModuleResult {
  const model = models.find(({ files }) => files.some((each) => each.file === file));
  const rewrites = new Set((model?.files ?? []).map((each) => each.file));
  // What a command does is part of its code's fingerprint, wherever it is written.
  const reached = (model?.units ?? []).map(({ place }) => place.file);
  const own = diagnostics.filter((each) => each.place.file === file);
  const inFileFirst = [...own, ...diagnostics.filter((each) => each.place.file !== file)];
  const insertions = edits.find((each) => each.file === file)?.insertions;
  const rewritten = insertions && apply(code, insertions);
  return {
    ...(rewritten && { output: { code: rewritten.text, map: rewritten.sourceMap(file) } }),
    // One error keeps every class from being rewritten, so every module of a model fails with it.
    errors: rewrites.has(file) || own.some(isError) ? inFileFirst.filter(isError) : [],
    warnings: own.filter((each) => !isError(each)),
    dependencies: [...new Set([...rewrites, ...reached])].filter((each) => each !== file),
  };
}
