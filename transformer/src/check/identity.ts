import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { Model, Shape } from "../model.ts";
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

/** Ids of the classes and object types that values of these shapes can hold. */
function reachable(model: Model, from: readonly Shape[]): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...from];
  for (let shape = waiting.pop(); shape !== undefined; shape = waiting.pop()) {
    if (shape.kind === "object" && !found.has(shape.object)) {
      const id = shape.object;
      found.add(id);
      waiting.push(
        ...(model.objects.find((type) => type.id === id)?.fields ?? []).map((field) => field.shape),
      );
    } else if (shape.kind === "instance" && !found.has(shape.class)) {
      const id = shape.class;
      found.add(id);
      waiting.push(
        ...(model.classes.find((type) => type.id === id)?.fields ?? []).map((field) => field.shape),
      );
      for (const subclass of model.classes)
        if (subclass.base === id) waiting.push({ kind: "instance", class: subclass.id });
    } else {
      waiting.push(...partsOf(shape));
    }
  }
  return found;
}

function partsOf(shape: Shape): readonly Shape[] {
  switch (shape.kind) {
    case "array":
    case "set":
      return [shape.element];
    case "record":
      return [shape.value];
    case "map":
      return [shape.key, shape.value];
    case "tuple":
      return shape.elements;
    case "tagged":
      return shape.arms;
    default:
      return [];
  }
}
