import type ts from "typescript";
import type { Model, Place } from "../model.ts";
import { parameterShapes, reach, stateShapes } from "../reachable.ts";
import { firstUnsupported } from "../shape-parts.ts";
import { placeOf } from "./context.ts";

export type Types = Pick<Model, "systems" | "classes" | "objects">;

/** The properties that make up states, with what users call them: "Journal.last". */
export interface StateProperties {
  /** What the property is called; undefined for one that is of no state. */
  nameOf(symbol: ts.Symbol | undefined): string | undefined;
  /** Whether a property of that name is of a state: most are not, which is cheap to see. */
  mayBe(name: string): boolean;
}

/** Of the types that states name. Guests may as well be used apart from them. */
export function propertiesOfStates({ systems, classes, objects }: Types): StateProperties {
  const named = new Set(
    systems.flatMap((system) => [
      ...reach({ classes, objects }, [...stateShapes(system), ...parameterShapes(system)]).found,
    ]),
  );
  const labels = new Map<string, string>();
  const names = new Set<string>();
  for (const [owner, fields] of [
    ...classes.map((type) => [type, [...type.fields, ...type.slots]] as const),
    ...objects.map((type) => [type, type.fields] as const),
  ]) {
    if (!named.has(owner.id)) continue;
    for (const { name, shape, place } of fields) {
      // A type that is an error itself needs no other.
      if (firstUnsupported(shape) !== undefined) continue;
      names.add(name);
      labels.set(key(place), `${owner.kind === "class" ? owner.binding : owner.name}.${name}`);
    }
  }
  return {
    mayBe: (name) => names.has(name),
    nameOf: (symbol) =>
      symbol?.declarations
        ?.map((declaration) => labels.get(key(placeOf(declaration))))
        .find((label) => label !== undefined),
  };
}

function key({ file, span }: Place): string {
  return `${file} ${span.start}`;
}
