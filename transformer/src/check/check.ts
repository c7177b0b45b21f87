import type { Diagnostic } from "../diagnostics.ts";
import type { Model } from "../model.ts";
import type { Options } from "../options.ts";

/** What is wrong with the model, in order of file and place. */
export function check(_model: Model, _options: Options): readonly Diagnostic[] {
  return [];
}
