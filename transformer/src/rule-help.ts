import { type DiagnosticCode, messages } from "./diagnostics.ts";
import type { Rule } from "./effects/member-effect.ts";
import { rules } from "./effects/rules.ts";

/** What can be said of a code without a finding at hand. */
export interface RuleHelp {
  readonly title: string;
  /** What to do, as sentences. */
  readonly help: string;
  /** Its heading in docs/diagnostics.md, as an anchor. */
  readonly anchor: string;
}

export function helpOf(code: DiagnosticCode): RuleHelp {
  const { title, fix } = messages[code];
  const anchor = `${code}: ${title}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
  const rule = code.startsWith("COOPY31") ? rules[`DET${code.slice("COOPY3".length)}` as Rule] : undefined;
  return { title, help: rule?.fix ?? fix.replace(/\{(\w+)\}/g, "<$1>"), anchor };
}
