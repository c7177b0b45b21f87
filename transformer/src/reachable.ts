import type { ClassType, Guest, Model, Shape, System } from "./model.ts";
import { partsOf } from "./shape-parts.ts";

type Types = Pick<Model, "classes" | "objects">;

/** What values of some shapes can hold. */
export interface Reached {
  /** Ids of classes and object types. */
  readonly found: ReadonlySet<string>;
  /** Whether there is a place among them whose type leaves open what it holds. */
  readonly isOpen: boolean;
  /** Classes of the language whose subclasses may stand among them: "Array". */
  readonly library: ReadonlySet<string>;
}

/** Ids of the classes and object types that the state of a system can hold, or an argument of its commands. */
export function heldBy(types: Types, system: System): ReadonlySet<string> {
  return reach(types, [...stateShapes(system), ...parameterShapes(system)], system.guests).found;
}

export function stateShapes(system: System): readonly Shape[] {
  return [{ kind: "instance", class: system.class }];
}

export function parameterShapes({ commands }: System): readonly Shape[] {
  return commands.flatMap(({ parameters }) => parameters.map(({ shape }) => shape));
}

/** What values of these shapes can hold, guests of a system among it. */
export function reach(types: Types, from: readonly Shape[], guests: readonly Guest[] = []): Reached {
  const walk = new Walk(types);
  walk.through(from);
  let left = guests;
  for (;;) {
    const coming = left.filter((guest) => walk.receives(guest));
    if (coming.length === 0) return walk;
    left = left.filter((guest) => !coming.includes(guest));
    walk.through(coming.map((guest): Shape => ({ kind: "instance", class: guest.class })));
  }
}

class Walk implements Reached {
  readonly found = new Set<string>();
  readonly library = new Set<string>();
  isOpen = false;
  readonly #types: Types;

  constructor(types: Types) {
    this.#types = types;
  }

  through(shapes: readonly Shape[]): void {
    const waiting = [...shapes];
    for (let shape = waiting.pop(); shape !== undefined; shape = waiting.pop())
      waiting.push(...this.#below(shape));
  }

  /** Whether TypeScript lets an instance of the class stand somewhere in what was met. */
  receives({ class: id, fits }: Guest): boolean {
    if (this.isOpen || fits.some((type) => this.found.has(type))) return true;
    const library = this.#types.classes.find((type) => type.id === id)?.library;
    return library !== undefined && this.library.has(library.name);
  }

  #below(shape: Shape): readonly Shape[] {
    if (shape.kind === "object") return this.#isNew(shape.object) ? this.#inObject(shape.object) : [];
    if (shape.kind === "instance") {
      return [...(shape.arguments ?? []), ...(this.#isNew(shape.class) ? this.#inClass(shape.class) : [])];
    }
    if (shape.kind === "registered") this.found.add(shape.class);
    if (leavesOpen(shape)) this.isOpen = true;
    const library = libraryOf(shape);
    if (library !== undefined) this.library.add(library);
    return partsOf(shape);
  }

  #isNew(id: string): boolean {
    const isNew = !this.found.has(id);
    this.found.add(id);
    return isNew;
  }

  #inObject(id: string): readonly Shape[] {
    const type = this.#types.objects.find((object) => object.id === id);
    const implementers = (type?.implementers ?? []).map(
      (implementer): Shape => ({ kind: "instance", class: implementer }),
    );
    return [...(type?.fields ?? []).map((field) => field.shape), ...implementers];
  }

  #inClass(id: string): readonly Shape[] {
    const { classes } = this.#types;
    const types = classes.filter((type) => type.id === id);
    if (types.some(({ library }) => library?.name === "Error")) this.isOpen = true;
    const own = types.flatMap((type) => [...heldShapes(type), ...(type.library?.contents ?? [])]);
    const subclasses = classes
      .filter(({ base, mixed }) => base === id || mixed.includes(id))
      .map((subclass): Shape => ({ kind: "instance", class: subclass.id }));
    return [...own, ...subclasses];
  }
}

/** The cause of an error is `unknown`. */
function leavesOpen(shape: Shape): boolean {
  if (shape.kind === "tagged") return shape.isOpen === true;
  return shape.kind === "built-in" && shape.name.endsWith("Error");
}

/** The class of the language that a shape is of, where others may extend it. */
function libraryOf(shape: Shape): string | undefined {
  if (shape.kind === "array" || shape.kind === "tuple") return "Array";
  if (shape.kind === "map") return "Map";
  if (shape.kind === "set") return "Set";
  return shape.kind === "date" ? "Date" : undefined;
}

/** The shapes of all that instances hold. */
export function heldShapes({ fields, slots }: ClassType): readonly Shape[] {
  return [...fields, ...slots].map(({ shape }) => shape);
}
