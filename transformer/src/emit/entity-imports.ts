import type { Model, SourceFile } from "../model.ts";
import { heldBy } from "../reachable.ts";
import { hasClass } from "./names.ts";

/**
 * Modules that a file which opens a store must import for their side effects: those of the entity classes, which
 * the program may name in types only. The file that opens does it, for entity modules importing each other could
 * make cycles that the user's program does not have.
 */
export function entityImports(model: Model, file: SourceFile): readonly string[] {
  const specifiers = new Set<string>();
  for (const { target, place } of model.opens) {
    if (place.file !== file.file || target.kind !== "system") continue;
    const system = model.systems.find(({ class: id }) => id === target.class);
    const held = system ? heldBy(model, system) : new Set<string>();
    for (const type of model.classes) {
      if (!held.has(type.id) || type.id === target.class || type.place.file === file.file) continue;
      specifiers.add(specifierOf(file, type.place.file));
    }
    for (const { class: id, place } of model.codecs) {
      if (held.has(id) && place.file !== file.file) specifiers.add(specifierOf(file, place.file));
    }
    for (const module of system?.modules ?? []) {
      if (module !== file.file && !hasClass(model, module)) specifiers.add(specifierOf(file, module));
    }
  }
  return [...specifiers].sort();
}

function specifierOf({ file, specifierStyle }: SourceFile, target: string): string {
  const from = file.split("/").slice(0, -1);
  const to = target.split("/");
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  const up = from.length - common;
  const path = [...(up === 0 ? ["."] : Array<string>(up).fill("..")), ...to.slice(common)].join("/");
  const [, stem, kind] = /^(.*)\.([cm]?)tsx?$/.exec(path) ?? [undefined, path, ""];
  if (specifierStyle === ".ts") return path;
  return specifierStyle === "" && kind === "" ? stem! : `${stem}.${kind}js`;
}
