import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { Model, Unproven } from "../model.ts";
import { nameOf } from "./names.ts";

/** Methods marked @readonly, and getters, that cannot be proven to write nothing. */
export function checkQueries(model: Model): readonly Diagnostic[] {
  return model.systems.flatMap(({ class: id, commands, views }) => {
    const name = nameOf(model, id);
    return [
      ...commands.flatMap(({ name: member, readonlyClaim, place }) =>
        readonlyClaim ? [claimed(`${name}.${member}`, place, readonlyClaim)] : [],
      ),
      ...views.flatMap(({ name: member, unproven }) =>
        unproven ? [getter(`${name}.${member}`, unproven)] : [],
      ),
    ];
  });
}

function claimed(method: string, place: Unproven["place"], unproven: Unproven): Diagnostic {
  const code = unproven.why === "writes" ? "COOPY3201" : "COOPY3202";
  const chain = [
    { label: method, place },
    ...unproven.chain,
    { label: unproven.text, place: unproven.place },
  ];
  return diagnostic(code, nearest(unproven), { method, text: unproven.text }, chain);
}

function getter(method: string, unproven: Unproven): Diagnostic {
  const problem = unproven.why === "writes" ? "writes" : "cannot be proven to write nothing";
  return diagnostic("COOPY3203", nearest(unproven), { method, text: unproven.text, problem }, unproven.chain);
}

/** The place in the method itself, where the user can change something. */
function nearest({ chain, place }: Unproven): Unproven["place"] {
  return chain[0]?.place ?? place;
}
