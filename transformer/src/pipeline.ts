import { analyse } from "./analyse/analyse.ts";
import { check } from "./check/check.ts";
import type { Compilation } from "./compilation.ts";
import { type Diagnostic, isError } from "./diagnostics.ts";
import type { FileEdits } from "./edits.ts";
import { emit } from "./emit/emit.ts";
import type { Model } from "./model.ts";
import type { Options } from "./options.ts";

export interface TransformResult {
  readonly model: Model;
  /** Empty when a diagnostic is an error. */
  readonly edits: readonly FileEdits[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Rewrites every marked class of the program. Pure: same program and options, same result. */
export function transform(compilation: Compilation, options: Options = {}): TransformResult {
  const model = analyse(compilation, options);
  const diagnostics = check(model, options);
  const edits = diagnostics.some(isError) ? [] : emit(model);
  return { model, edits, diagnostics };
}
