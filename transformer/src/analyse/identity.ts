import type ts from "typescript";
import type { Birth, ClassType, ObjectType, System } from "../model.ts";
import { heldBy } from "../reachable.ts";
import { birthsIn } from "./births.ts";
import type { Collection } from "./collection.ts";
import type { Context } from "./context.ts";
import { filesOf, moduleClosure } from "./module-closure.ts";
import { PassedTypes } from "./passed-types.ts";
import { passingOf, withPassing } from "./passing.ts";

interface Types {
  readonly systems: readonly System[];
  readonly classes: readonly ClassType[];
  readonly objects: readonly ObjectType[];
}

/** Which objects can be passed to commands as themselves, and where they are made. */
export function identity(
  context: Context,
  collection: Collection,
  types: Types,
): Types & { readonly births: readonly Birth[] } {
  const passing = passingOf(types, (held, taken) => {
    const [source, target] = [collection.instanceOf(held), collection.instanceOf(taken)];
    return source !== undefined && target !== undefined && context.checker.isTypeAssignableTo(source, target);
  });
  const numbered = [...passing].filter(([, kind]) => kind !== "copy").map(([id]) => id);
  const passed = new PassedTypes(
    context,
    numbered.flatMap((id) => collection.typeOf(id) ?? []),
    numbered.flatMap((id) => collection.declarationOf(id) ?? []),
  );
  const files = passed.isEmpty ? [] : [...moduleClosure(context, filesOf(context, types.classes))];
  const births = new Map(files.map((file) => [file, birthsIn(context, passed, file)]));
  const heldIn = new Map(types.systems.map((system) => [system, heldBy(types, system)]));
  const isHeld = new Set([...heldIn.values()].flatMap((ids) => [...ids]));
  return {
    systems: types.systems.map((system) => ({ ...system, modules: modulesOf(system) })),
    classes: types.classes.map((type) => withPassing(type, passing)),
    objects: types.objects.map((type) => withPassing(type, passing)),
    births: [...births.values()].flat(),
  };

  function modulesOf(system: System): readonly string[] {
    // What is held by none, but part of the model, may belong to any.
    const held = types.classes.filter(({ id }) => heldIn.get(system)!.has(id) || !isHeld.has(id));
    const loaded = passed.isEmpty ? new Set<ts.SourceFile>() : moduleClosure(context, filesOf(context, held));
    return [...births]
      .filter(([file, found]) => loaded.has(file) && found.length > 0)
      .map(([file]) => file.fileName);
  }
}
