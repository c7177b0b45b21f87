import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { Model } from "../model.ts";

/** Who vouches for code says why: the next reader could not tell otherwise whether it still holds. */
export function checkExceptions({ tagsWithoutReason }: Model): readonly Diagnostic[] {
  return tagsWithoutReason.map((place) => diagnostic("COOPY3903", place, {}));
}
