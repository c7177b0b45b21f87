import { analyse } from "./analyse/analyse.ts";
import { type Context, makeContext } from "./analyse/context.ts";
import { partsOf } from "./analyse/parts.ts";
import { check, type Suppressed } from "./check/check.ts";
import type { Compilation } from "./compilation.ts";
import { byPlace, type Diagnostic, isError } from "./diagnostics.ts";
import type { FileEdits } from "./edits.ts";
import { emit } from "./emit/emit.ts";
import { Memory } from "./memory.ts";
import type { Model } from "./model.ts";
import type { Options } from "./options.ts";

export interface TransformResult {
  /** One for each part of the program. */
  readonly models: readonly Model[];
  /** Empty when a diagnostic is an error. */
  readonly edits: readonly FileEdits[];
  /** In order of file and place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that comments let stand. */
  readonly suppressed: readonly Suppressed[];
}

/**
 * Rewrites every marked class of the program. Pure: same program and options, same result. A memory only makes it
 * quicker: with one of the same options, parts of the program that did not change are not looked at again.
 */
export function transform(
  compilation: Compilation,
  options: Options = {},
  memory = new Memory<PartResult>(),
): TransformResult {
  let context: Context | undefined;
  const results = memory.results(partsOf(compilation), ({ sources }) => {
    // Where no part has changed, the compiler need not even begin to check.
    context ??= makeContext(compilation);
    return transformPart({ ...context, sources }, options);
  });
  const diagnostics = results.flatMap((result) => result.diagnostics).sort(byPlace);
  return {
    models: results.map(({ model }) => model),
    edits: diagnostics.some(isError) ? [] : results.flatMap(({ edits }) => edits),
    diagnostics,
    suppressed: results.flatMap(({ suppressed }) => suppressed),
  };
}

/** What is said of one part. */
export interface PartResult {
  readonly model: Model;
  readonly edits: readonly FileEdits[];
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that comments let stand. */
  readonly suppressed: readonly Suppressed[];
}

function transformPart(context: Context, options: Options): PartResult {
  const model = analyse(context, options);
  const { diagnostics, suppressed } = check(model, options);
  return { model, diagnostics, suppressed, edits: diagnostics.some(isError) ? [] : emit(model) };
}
