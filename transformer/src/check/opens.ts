import { type Diagnostic, diagnostic } from "../diagnostics.ts";
import type { ClassType, Model, Open } from "../model.ts";

export function checkOpens({ opens, classes }: Model): readonly Diagnostic[] {
  return opens.flatMap((open) => checkOpen(open, classes));
}

function checkOpen(open: Open, classes: readonly ClassType[]): readonly Diagnostic[] {
  const { target, place } = open;
  if (target.kind === "unknown") return [];
  if (target.kind === "unmarked") {
    const step = { label: `class ${target.name}`, place: target.declaration };
    return [diagnostic("COOPY1001", place, { class: target.name, function: open.function }, [step])];
  }
  // The module of a subclass needs its base, and this module's end needs the subclass: one of them comes too early.
  const here = new Set(classes.filter((type) => type.place.file === place.file).map(({ id }) => id));
  const isCyclic = classes.some(
    (type) =>
      type.place.file !== place.file &&
      [...(type.base ? [type.base] : []), ...type.mixed].some((base) => here.has(base)),
  );
  const name = classes.find(({ id }) => id === target.class)?.name ?? target.class;
  return isCyclic && here.has(target.class)
    ? [diagnostic("COOPY1012", place, { class: name, function: open.function })]
    : [];
}
