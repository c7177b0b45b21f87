import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { Model, Unproven } from "../model.ts";
import { nameOf } from "./names.ts";

/** Methods marked @readonly, and getters, that cannot be proven to write nothing. */
export function checkQueries(model: Model): readonly Diagnostic[] {
  return model.systems.flatMap(({ class: id, commands, views }) => {
    const name = nameOf(model, id);
    const names = new Set(commands.map((command) => `${name}.${command.name}`));
    return [
      ...commands.flatMap(({ name: member, readonlyClaim, place }) =>
        readonlyClaim ? [claimed(`${name}.${member}`, place, readonlyClaim, names)] : [],
      ),
      ...views.flatMap(({ name: member, unproven }) =>
        unproven ? [getter(`${name}.${member}`, unproven)] : [],
      ),
    ];
  });
}

function claimed(
  method: string,
  place: Unproven["place"],
  unproven: Unproven,
  commands: ReadonlySet<string>,
): Diagnostic {
  const code = unproven.why === "writes" ? "COOPY3201" : "COOPY3202";
  const chain = [
    { label: method, place },
    ...unproven.chain,
    { label: unproven.text, place: unproven.place },
  ];
  const command = unproven.chain.find(({ label }) => label !== method && commands.has(label))?.label;
  return command === undefined || unproven.why !== "writes"
    ? diagnostic(code, nearest(unproven), { method, text: unproven.text }, chain)
    : diagnostic("COOPY3204", nearest(unproven), { method, command }, chain);
}

function getter(method: string, unproven: Unproven): Diagnostic {
  const problem = unproven.why === "writes" ? "writes" : "cannot be proven to write nothing";
  return diagnostic("COOPY3203", nearest(unproven), { method, text: unproven.text, problem }, unproven.chain);
}

/** The place in the method itself, where the user can change something. */
function nearest({ chain, place }: Unproven): Unproven["place"] {
  return chain[0]?.place ?? place;
}

/** Functions given to `read` and `peek` that get at the state past its readonly type. */
export function checkLooks({ looks }: Model): readonly Diagnostic[] {
  return looks.map(({ function: name, does, text, place, chain }) => {
    const at = chain[0]?.place ?? place;
    const steps = chain.length === 0 ? [] : [...chain, { label: text, place }];
    return does === "keeps"
      ? diagnostic("COOPY3206", at, { function: name, text }, steps)
      : diagnostic("COOPY3205", at, { function: name, text, does }, steps);
  });
}
