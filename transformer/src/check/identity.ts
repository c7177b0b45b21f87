import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { Model } from "../model.ts";
import { reachable } from "../reachable.ts";
import { nameOf } from "./names.ts";

/**
 * Parameters that could receive an object of the state. An argument is copied in, and a command that
 * changed the copy would change nothing that lasts.
 */
export function checkIdentity(model: Model): readonly Diagnostic[] {
  return model.systems.flatMap((system) => {
    const state = reachable(model, [{ kind: "instance", class: system.class }]);
    return system.commands.flatMap((command) =>
      command.parameters.flatMap(({ name, shape, place }) => {
        const shared = [...reachable(model, [shape])].find((type) => state.has(type));
        if (shared === undefined) return [];
        const type = model.objects.find(({ id }) => id === shared)?.name ?? nameOf(model, shared);
        const label = `${nameOf(model, system.class)}.${command.name}`;
        return [diagnostic("COOPY2003", place, { parameter: name, command: label, type })];
      }),
    );
  });
}
