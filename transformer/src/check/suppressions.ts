import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { Model } from "../model.ts";
import type { Suppression } from "../suppression-model.ts";
import type { Judged } from "./judged.ts";

/** Comments that say too little to let anything stand, and those for which nothing is left to do. */
export function checkSuppressions(
  { suppressions, systems }: Model,
  judged: readonly Judged[],
): readonly Diagnostic[] {
  return suppressions.flatMap((suppression) => {
    const { rules, reason, place } = suppression;
    if (rules.length === 0 || reason === "") {
      const problem = rules.length === 0 ? "names no rule of determinism" : "gives no reason";
      return [diagnostic("COOPY3901", place, { problem, rules: rules.join(", ") || "DET101" })];
    }
    // Without a system this is a part of other programs, and what they reach of it is not known.
    const stale = systems.length === 0 ? [] : rules.filter((rule) => !holds(suppression, rule, judged));
    return stale.length === 0 ? [] : [diagnostic("COOPY3902", place, { rules: stale.join(" or ") })];
  });
}

function holds(suppression: Suppression, rule: string, judged: readonly Judged[]): boolean {
  return judged.some(
    ({ rules, suppressedBy }) => suppressedBy.includes(suppression) && rules.some((each) => each === rule),
  );
}
