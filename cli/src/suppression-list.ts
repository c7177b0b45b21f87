import type { Suppression } from "@coopy/transformer";
import { type Project, regionOf } from "./projects.ts";

/** A comment that lets findings stand, and how many it holds. */
export interface ListedSuppression {
  readonly file: string;
  readonly line: number;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly findings: number;
}

export function suppressionList(projects: readonly Project[]): readonly ListedSuppression[] {
  const listed = new Map<string, ListedSuppression>();
  for (const { result } of projects) {
    for (const suppression of result.models.flatMap((model) => model.suppressions)) {
      const { file, line } = regionOf(suppression.place);
      const { rules, reason } = suppression;
      const key = `${file}:${line}`;
      // Projects may have files in common, and each reaches them by ways of its own.
      const findings = (listed.get(key)?.findings ?? 0) + findingCount(result, suppression);
      listed.set(key, { file, line, rules, reason, findings });
    }
  }
  return [...listed.values()];
}

function findingCount({ suppressed }: Project["result"], suppression: Suppression): number {
  return suppressed.filter(({ suppressedBy }) => suppressedBy.includes(suppression)).length;
}
