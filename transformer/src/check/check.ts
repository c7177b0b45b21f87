import type { Diagnostic } from "../diagnostics.ts";
import type { Model } from "../model.ts";
import type { Options } from "../options.ts";
import { checkClasses } from "./classes.ts";
import { checkDeterminism } from "./determinism.ts";
import { checkExceptions } from "./exceptions.ts";
import { checkMarks } from "./marks.ts";
import { checkMembers } from "./members.ts";
import { checkMisfits } from "./misfits.ts";
import { checkOpens } from "./opens.ts";
import { checkQueries } from "./queries.ts";
import { checkTypes } from "./types.ts";

const rules: readonly ((model: Model) => readonly Diagnostic[])[] = [
  checkMarks,
  checkOpens,
  checkMembers,
  checkClasses,
  checkTypes,
  checkMisfits,
  checkDeterminism,
  checkExceptions,
  checkQueries,
];

/** What is wrong with the model, in order of file and place. */
export function check(model: Model, { strict }: Options): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const diagnostic of rules.flatMap((rule) => rule(model))) {
    const { code, place } = diagnostic;
    if (diagnostic.severity === "strict" && !strict) continue;
    const severity = strict ? "error" : diagnostic.severity;
    // Two systems may reach the same class, and two types the same declaration: the user hears of it once.
    found.set(`${code} ${place.file} ${place.span.start}`, { ...diagnostic, severity });
  }
  return [...found.values()].sort(
    ({ place: left }, { place: right }) =>
      compare(left.file, right.file) || left.span.start - right.span.start || left.span.end - right.span.end,
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
