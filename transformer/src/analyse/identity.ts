import type ts from "typescript";
import type { Birth, ClassType, ObjectType, System } from "../model.ts";
import { birthsIn } from "./births.ts";
import type { Collection } from "./collection.ts";
import type { Context } from "./context.ts";
import { moduleClosure } from "./module-closure.ts";
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
  const { checker } = context;
  const typeOf = (id: string): ts.Type | undefined => {
    const declaration = collection.declarationOf(id);
    return declaration ? checker.getTypeAtLocation(declaration) : collection.typeOf(id);
  };
  const passing = passingOf(types, (held, taken) => {
    const [source, target] = [typeOf(held), collection.typeOf(taken)];
    return source !== undefined && target !== undefined && checker.isTypeAssignableTo(source, target);
  });
  const numbered = [...passing].filter(([, kind]) => kind !== "copy").map(([id]) => id);
  const passed = new PassedTypes(
    context,
    numbered.flatMap((id) => collection.typeOf(id) ?? []),
    numbered.flatMap((id) => collection.declarationOf(id) ?? []),
  );
  const files = passed.isEmpty ? [] : [...moduleClosure(context, filesOf(context, types.classes))];
  const births = new Map(files.map((file) => [file, birthsIn(context, passed, file)]));
  return {
    systems: types.systems.map((system) => ({ ...system, modules: modulesOf(system) })),
    classes: types.classes.map((type) => withPassing(type, passing)),
    objects: types.objects.map((type) => withPassing(type, passing)),
    births: [...births.values()].flat(),
  };

  function modulesOf(system: System): readonly string[] {
    const held = types.classes.filter(
      ({ id }) => id === system.class || !types.systems.some((other) => other.class === id),
    );
    const loaded = passed.isEmpty ? new Set<ts.SourceFile>() : moduleClosure(context, filesOf(context, held));
    return [...births]
      .filter(([file, found]) => loaded.has(file) && found.length > 0)
      .map(([file]) => file.fileName);
  }
}

function filesOf({ sources }: Context, classes: readonly ClassType[]): readonly ts.SourceFile[] {
  const names = new Set(classes.map(({ place }) => place.file));
  return sources.filter(({ fileName }) => names.has(fileName));
}
