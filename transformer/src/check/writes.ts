import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { Model, Unhooked } from "../model.ts";

const codes = {
  indirect: "COOPY3301",
  deep: "COOPY3302",
  package: "COOPY3303",
  locks: "COOPY3304",
  iterates: "COOPY3305",
} as const satisfies Record<Unhooked["reason"], string>;

/** Writes of commands that a command which throws could not take back. */
export function checkWrites({ unhooked }: Model): readonly Diagnostic[] {
  return unhooked.map(({ reason, text, label = "", place, chain }) =>
    diagnostic(
      codes[reason],
      place,
      { text, label },
      chain.length > 0 ? [...chain, { label: text, place }] : [],
    ),
  );
}
