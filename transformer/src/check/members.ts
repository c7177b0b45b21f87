import { type Diagnostic, type DiagnosticCode, diagnostic } from "../diagnostics.ts";
import type { Model, RefusedMember } from "../model.ts";
import { nameOf } from "./names.ts";

const codes = {
  setter: "COOPY1006",
  thenable: "COOPY1007",
  "generic-method": "COOPY1008",
  "too-many-overloads": "COOPY1009",
  "computed-name": "COOPY1010",
  generator: "COOPY1011",
} as const satisfies Record<RefusedMember["reason"], DiagnosticCode>;

/** Public members of a system that a handle cannot have. */
export function checkMembers(model: Model): readonly Diagnostic[] {
  return model.systems.flatMap((system) =>
    system.refusedMembers.map(({ reason, name, place }) =>
      diagnostic(codes[reason], place, { class: nameOf(model, system.class), member: name }),
    ),
  );
}
