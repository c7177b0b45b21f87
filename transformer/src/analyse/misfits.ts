import type ts from "typescript";
import type { Misfit } from "../model.ts";
import type { Collection } from "./collection.ts";
import { type Context, isLibrary, placeOf } from "./context.ts";
import { spokenName } from "./holdings.ts";
import { declarationOf } from "./made-classes.ts";
import { filesOf, moduleClosure } from "./module-closure.ts";
import { placementsIn } from "./placements.ts";
import { propertiesOfStates, type Types } from "./state-properties.ts";
import type { Storability } from "./storability.ts";
import { sourcesOf } from "./value-sources.ts";

interface Known {
  readonly context: Context;
  readonly collection: Collection;
  readonly storability: Storability;
}

/**
 * What code of the systems puts into properties of states and cannot be stored, as far as types of expressions tell.
 * Not seen is what goes through a variable, a parameter or a result of a wider type, through `Object.assign` and
 * the like, or into a Map or array that was taken out of its property first; that is refused when it is journalled.
 */
export function misfitsIn(known: Known, types: Types): readonly Misfit[] {
  const properties = propertiesOfStates(types);
  const files = moduleClosure(known.context, filesOf(known.context, types.classes));
  return [...files].flatMap((file) =>
    placementsIn(known.context, properties, file).flatMap(({ target, value }) =>
      sourcesOf(known.context, value).flatMap((source) => misfitAt(known, target, source)),
    ),
  );
}

function misfitAt(known: Known, target: string, source: ts.Expression): readonly Misfit[] {
  const { context, storability, collection } = known;
  const common = { kind: "misfit", target, place: placeOf(source) } as const;
  return heldTypes(context, context.checker.getTypeAtLocation(source)).flatMap((type): readonly Misfit[] => {
    const declaration = declarationOf(context, type);
    const isOwn = declaration !== undefined && !declaration.getSourceFile().isDeclarationFile;
    if (isOwn && !collection.has(declaration)) {
      const cause = storability.obstacle(declaration);
      if (cause) return [{ ...common, class: spokenName(context, declaration), cause }];
    }
    const name = isOwn ? { class: spokenName(context, declaration) } : {};
    const shape = storability.unsupported(type, source);
    if (shape === undefined || !(isOwn || isCertain(context, type))) return [];
    // A variable for a class may well hold one of the state.
    return shape.reason === "constructor" ? [] : [{ ...common, ...name, cause: { kind: "value", shape } }];
  });
}

/** The types of the value and of what it holds, as far as libraries' containers go. */
function heldTypes(context: Context, whole: ts.Type): readonly ts.Type[] {
  const { checker, ts } = context;
  const seen = new Set([whole]);
  const found: ts.Type[] = [];
  // It grows while it is walked.
  for (const type of seen) {
    const symbol = type.getSymbol();
    const isContainer =
      checker.isTupleType(type) ||
      (symbol !== undefined &&
        /^(Readonly)?(Array|Map|Set)$/.test(symbol.name) &&
        isLibrary(context, symbol));
    if (type.isUnion()) for (const part of type.types) seen.add(part);
    else if (isContainer)
      for (const held of checker.getTypeArguments(type as ts.TypeReference)) seen.add(held);
    else if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.TypeParameter)) found.push(type);
  }
  return found;
}

/** Whether a value of the type can be nothing else: an interface of a library may be a class of the program. */
function isCertain({ ts }: Context, type: ts.Type): boolean {
  const flags = type.getSymbol()?.flags ?? 0;
  return type.getCallSignatures().length > 0 || (flags & ts.SymbolFlags.Value) !== 0;
}
