import type { ClassType, Model, ObjectType, Passing } from "../model.ts";
import { parameterShapes, reach, stateShapes } from "../reachable.ts";

type Types = Pick<Model, "systems" | "classes" | "objects">;

/** What it means to pass objects of each type to a command, by the ids of the types that commands can take. */
export function passingOf(
  { systems, classes, objects }: Types,
  fits: (held: string, taken: string) => boolean,
): ReadonlyMap<string, Passing> {
  const values = new Set(classes.filter(({ isValue }) => isValue).map(({ id }) => id));
  const found = new Map<string, Passing>();
  for (const system of systems) {
    const state = reach({ classes, objects }, stateShapes(system), system.guests);
    const taken = reach({ classes, objects }, parameterShapes(system), system.guests);
    for (const id of taken.found) if (!found.has(id)) found.set(id, "copy");
    // TypeScript lets an object of the state stand wherever it fits, whatever its own type is called.
    const isTaken = (id: string) =>
      taken.isOpen || taken.found.has(id) || [...taken.found].some((other) => fits(id, other));
    const held = [...state.found].filter(isTaken);
    // A field of type `unknown` may hold whatever a command was given.
    const kept = state.isOpen ? [...taken.found] : [];
    for (const id of [...held, ...kept]) found.set(id, values.has(id) ? "value" : "entity");
  }
  return found;
}

/** The type with what passing its objects means; as it is, where no command takes one. */
export function withPassing<T extends ClassType | ObjectType>(
  type: T,
  passing: ReadonlyMap<string, Passing>,
): T {
  const kind = passing.get(type.id);
  return kind === undefined ? type : { ...type, passing: kind };
}
