import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { Command, Effect, Model, Place } from "../model.ts";
import { libraryEffects } from "./effects.ts";
import { nameOf } from "./names.ts";

/** Commands whose replay could differ, and fields that start anew and could start differently. */
export function checkDeterminism(model: Model): readonly Diagnostic[] {
  return [
    ...model.systems.flatMap((system) =>
      system.commands.flatMap((command) =>
        checkCommand(`${nameOf(model, system.class)}.${command.name}`, command),
      ),
    ),
    ...model.classes.flatMap(({ binding, transients }) =>
      transients.flatMap(({ name, effects, place }) => checkEffects(`${binding}.${name}`, effects, place)),
    ),
  ];
}

function checkCommand(
  label: string,
  { isAsync, effects, outsideWrites, place }: Command,
): readonly Diagnostic[] {
  const found: Diagnostic[] = isAsync ? [diagnostic("COOPY3151", place, { command: label })] : [];
  for (const { name, place: at } of outsideWrites) {
    found.push(diagnostic("COOPY3161", at, { command: label, name }));
  }
  return [...found, ...checkEffects(label, effects, place)];
}

function checkEffects(label: string, effects: readonly Effect[], place: Place): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const effect of effects) {
    const known = libraryEffects.find(({ path }) => path === effect.path);
    if (known === undefined) continue;
    const chain = [{ label, place }, ...effect.chain, { label: known.path, place: effect.place }];
    const values = { command: label, path: spoken(known.path), instead: known.instead };
    found.push(diagnostic(known.code, effect.place, values, chain));
  }
  return found;
}

/** "Date.now()" for a member that is read to be called. */
function spoken(path: string): string {
  return path.endsWith("()") ? path : `${path}()`;
}
