import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { Model, Shape } from "../model.ts";
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
        const shared = [...reachable(model, [shape])].find(
          (type) => state.has(type) && !isValue(model, type),
        );
        if (shared === undefined) return [];
        const type = model.objects.find(({ id }) => id === shared)?.name ?? nameOf(model, shared);
        const label = `${nameOf(model, system.class)}.${command.name}`;
        return [diagnostic("COOPY2003", place, { parameter: name, command: label, type })];
      }),
    );
  });
}

const values: readonly Shape["kind"][] = ["string", "number", "boolean", "bigint", "null", "undefined"];

/** Whether objects of this type can not change: nobody can tell a copy by what becomes of it. */
function isValue(model: Model, id: string, inside: readonly string[] = []): boolean {
  const type = model.objects.find((object) => object.id === id);
  return type?.fields.every((field) => field.isReadonly && isUnchanging(field.shape)) ?? false;

  function isUnchanging(shape: Shape): boolean {
    if (shape.kind === "tagged") return shape.arms.every(isUnchanging);
    if (shape.kind !== "object") return values.includes(shape.kind);
    return inside.includes(shape.object) || isValue(model, shape.object, [...inside, id]);
  }
}
