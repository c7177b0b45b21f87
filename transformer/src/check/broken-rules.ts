import { type Diagnostic, type DiagnosticCode, diagnostic } from "../diagnostics.ts";
import type { MemberEffect, Rule } from "../effects/member-effect.ts";
import { rules } from "../effects/rules.ts";
import type { ClassType, Place, Step } from "../model.ts";

/** A rule that code breaks which a command reaches. */
export interface Broken {
  readonly rule: Rule;
  /** What stands there: "Date.now()". */
  readonly text: string;
  readonly place: Place;
  readonly cause?: string | undefined;
  readonly instead?: string | undefined;
  readonly fix?: string | undefined;
  readonly severity?: MemberEffect["severity"] | undefined;
  readonly chain: readonly Step[];
}

/** The diagnostic at the place that the user must change: the last step on the way that lies in the class. */
export function broken(root: Step, home: ClassType | undefined, found: Broken): Diagnostic | undefined {
  const { rule, text, place, instead, chain } = found;
  const { cause, fix, severity, instead: usual } = rules[rule]!;
  const steps = [root, ...chain, { label: text, place }];
  const values = {
    command: root.label,
    what: text,
    cause: found.cause ?? cause,
    instead: instead ?? usual ?? fix,
    fix: found.fix ?? (instead === undefined ? fix : `Use ${instead}.`),
  };
  const code = `COOPY3${rule.slice("DET".length)}` as DeterminismCode;
  const made = diagnostic(code, nearest(steps.slice(1), home) ?? place, values, steps);
  const hint = instead === undefined ? made.hint : `use ${instead}`;
  return { ...made, hint, severity: found.severity ?? severity };
}

type DeterminismCode = Extract<DiagnosticCode, `COOPY31${number}`>;

function nearest(steps: readonly Step[], home: ClassType | undefined): Place | undefined {
  if (home === undefined) return undefined;
  const { file, span } = home.place;
  return steps.findLast(({ place }) => place.file === file && place.span.start >= span.start && place.span.end <= home.closingBrace)?.place;
}
