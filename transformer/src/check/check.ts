import { byPlace, type Diagnostic } from "../diagnostics.ts";
import type { Model } from "../model.ts";
import type { Options } from "../options.ts";
import type { Suppression } from "../suppression-model.ts";
import { checkClasses } from "./classes.ts";
import { checkDeterminism } from "./determinism.ts";
import { checkExceptions } from "./exceptions.ts";
import { checkMarks } from "./marks.ts";
import { checkMembers } from "./members.ts";
import { checkMisfits } from "./misfits.ts";
import { checkOpens } from "./opens.ts";
import { checkLooks, checkQueries } from "./queries.ts";
import { checkSuppressions } from "./suppressions.ts";
import { checkTypes } from "./types.ts";
import { checkWrites } from "./writes.ts";

/** What is wrong with a model, and what comments let stand. Both in order of file and place. */
export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly Suppressed[];
}

export interface Suppressed {
  readonly diagnostic: Diagnostic;
  readonly suppressedBy: readonly Suppression[];
}

const rules: readonly ((model: Model) => readonly Diagnostic[])[] = [
  checkMarks,
  checkOpens,
  checkMembers,
  checkClasses,
  checkTypes,
  checkMisfits,
  checkExceptions,
  checkWrites,
];

export function check(model: Model, { strict = false }: Options): Checked {
  const judged = checkDeterminism(model);
  const reported = (diagnostic: Diagnostic) => ({ diagnostic, suppressedBy: [] });
  const all: readonly Suppressed[] = [
    ...rules.flatMap((rule) => rule(model)).map(reported),
    ...judged,
    ...[...checkQueries(model), ...checkLooks(model), ...checkSuppressions(model, judged)].map(reported),
  ];
  const found = new Map<string, Suppressed>();
  for (const { diagnostic, suppressedBy } of all) {
    const { code, place } = diagnostic;
    if (diagnostic.severity === "strict" && !strict && suppressedBy.length === 0) continue;
    const severity = strict ? "error" : diagnostic.severity;
    // Two systems may reach the same class, and two types the same declaration: the user hears of it once.
    const key = [{ place }, ...suppressedBy].map((each) => `${each.place.file} ${each.place.span.start}`);
    const known = found.get(`${code} ${key}`)?.diagnostic;
    const one = { ...diagnostic, severity };
    if (known !== undefined && !saysMore(one, known)) continue;
    found.set(`${code} ${key}`, { diagnostic: one, suppressedBy });
  }
  const sorted = [...found.values()].sort((left, right) => byPlace(left.diagnostic, right.diagnostic));
  return {
    diagnostics: sorted.flatMap((one) => (one.suppressedBy.length === 0 ? [one.diagnostic] : [])),
    suppressed: sorted.filter(({ suppressedBy }) => suppressedBy.length > 0),
  };
}

/**
 * Of findings at one place, an error is told before a warning, and what can be fixed before what is for a person; then the
 * one that is reached by the shorter way, or is of `performance.now()` where the other is of `performance`.
 */
function saysMore(one: Diagnostic, known: Diagnostic): boolean {
  const more = weightOf(one) - weightOf(known);
  const shorter = known.chain.length - one.chain.length;
  return (more || shorter || one.place.span.end - known.place.span.end) >= 0;
}

function weightOf({ severity, replacement }: Diagnostic): number {
  return (severity === "error" ? 2 : 0) + (replacement === undefined ? 0 : 1);
}
