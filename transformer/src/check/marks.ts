import { type Diagnostic, type DiagnosticCode, diagnostic } from "../diagnostics.ts";
import type { Model, StrayMark } from "../model.ts";

const codes = {
  misspelt: "COOPY1003",
  "wrong-place": "COOPY1004",
  reserved: "COOPY1005",
} as const satisfies Record<StrayMark["reason"], DiagnosticCode>;

export function checkMarks({ strayMarks }: Model): readonly Diagnostic[] {
  return strayMarks.map(({ tag, meant, reason, place }) => diagnostic(codes[reason], place, { tag, meant }));
}
