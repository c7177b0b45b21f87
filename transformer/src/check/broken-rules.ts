import type { UnitId } from "../code-model.ts";
import { type Diagnostic, type DiagnosticCode, diagnostic } from "../diagnostics.ts";
import type { MemberEffect, Rule } from "../effects/member-effect.ts";
import type { Replaceable } from "../effects/replacements.ts";
import { rules } from "../effects/rules.ts";
import type { ClassType, Place, Step } from "../model.ts";
import { isNamedBy, titleOf } from "./member-titles.ts";

/** Code that runs again: a command on replay, the initialiser of a transient field after a restart. */
export interface Root {
  readonly kind: "command" | "transient";
  readonly unit: UnitId;
  /** What users call it, and where it is declared. */
  readonly step: Step;
  /** The class that it belongs to. */
  readonly home: ClassType | undefined;
}

/** A rule that code breaks where it stands, however it is reached. */
export interface Bad {
  readonly rule: Rule;
  /** What stands there: "Date.now()". */
  readonly text: string;
  readonly place: Place;
  /** Of the library, as the tables name it. */
  readonly member?: string | undefined;
  readonly cause?: string | undefined;
  readonly instead?: string | undefined;
  /** What to do, where that is not what the rule says. */
  readonly fix?: string | undefined;
  readonly severity?: MemberEffect["severity"] | undefined;
  readonly replaceable?: Replaceable | undefined;
  /** Whether it is called later, by whatever it is given to. */
  readonly isHandedOn?: true | undefined;
}

/** The same, reached by a way that may make something else of it. */
export interface Broken extends Bad {
  /** What it breaks where it stands, if that is not what is reported. */
  readonly ownRule?: Rule | undefined;
  readonly chain: readonly Step[];
}

/** The diagnostic at the place that the user must change: the last step on the way that lies in the class. */
export function broken({ kind, step: root, home }: Root, found: Broken): Diagnostic {
  const { rule, text, place, chain, replaceable } = found;
  const { cause, fix, severity, instead: usual } = rules[rule]!;
  const title =
    found.member === undefined || isNamedBy(text, found.member) ? undefined : titleOf(found.member);
  const steps = [root, ...chain, { label: title ?? text, place }];
  const instead = found.instead ?? usual;
  const values = {
    command: root.label,
    what: title === undefined ? quoted(text) : `${text} (${title})`,
    cause: found.cause ?? cause,
    instead: instead ?? fix,
    fix: found.fix ?? (found.instead === undefined ? fix : fixOf(found.instead)),
  };
  const code = `COOPY3${rule.slice("DET".length)}` as DeterminismCode;
  const made = diagnostic(code, nearest(steps.slice(1), home) ?? place, values, steps);
  const hint = found.instead === undefined ? made.hint : `use ${found.instead}`;
  return {
    ...made,
    hint,
    severity: found.severity ?? severity,
    // Only a command has a clock that stands still.
    ...(replaceable &&
      kind === "command" && { replacement: { place, text: replaceable.text, import: replaceable.import } }),
  };
}

type DeterminismCode = Extract<DiagnosticCode, `COOPY31${number}`>;

/** Words of the language read like words of the sentence. */
function quoted(text: string): string {
  return /^(async|async function|await|for await)$/.test(text) ? `\`${text}\`` : text;
}

/** Names of coopy's come with where they are from. */
function fixOf(instead: string): string {
  const [name] = /\b(clock|random)(?=\.)/.exec(instead) ?? [];
  return name === undefined ? `Use ${instead}.` : `Use ${instead}: \`import { ${name} } from "coopy"\`.`;
}

function nearest(steps: readonly Step[], home: ClassType | undefined): Place | undefined {
  if (home === undefined) return undefined;
  const { file, span } = home.place;
  return steps.findLast(
    ({ place }) =>
      place.file === file && place.span.start >= span.start && place.span.end <= home.closingBrace,
  )?.place;
}
