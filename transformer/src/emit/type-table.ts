import type { ClassType, Field, Model, ObjectType, Shape, System } from "../model.ts";

/** A layout that generated code declares once and uses by name. */
export interface TableEntry {
  readonly name: string;
  readonly shape: Shape;
}

/** Which layouts the code of one file needs, and what they are called. */
export class TypeTable {
  readonly #model: Model;
  readonly #$c: string;
  readonly #names = new Map<string, TableEntry>();
  readonly #taken = new Set<string>();

  constructor(model: Model, $c: string, classes: readonly ClassType[], systems: readonly System[]) {
    this.#model = model;
    this.#$c = $c;
    for (const { fields, slots } of classes) this.#addFields([...fields, ...slots]);
    for (const { commands } of systems) {
      for (const { parameters } of commands) {
        for (const { name, shape } of parameters) this.#add(shape, name);
      }
    }
  }

  /** Classes first, then object types, then containers, each after what it is made from. */
  get entries(): readonly TableEntry[] {
    const rank = ({ shape }: TableEntry) =>
      shape.kind === "instance" || shape.kind === "registered" ? 0 : shape.kind === "object" ? 1 : 2;
    return [...this.#names.values()].sort((left, right) => rank(left) - rank(right));
  }

  /** The expression that names the codec of a shape: "$c.string", "tasksLayout". */
  codec(shape: Shape): string {
    const held = essence(shape);
    switch (held.kind) {
      case "string":
      case "number":
      case "boolean":
      case "bigint":
      case "date":
      case "tagged":
        return `${this.#$c}.${held.kind}`;
      default:
        return this.#names.get(keyOf(held))!.name;
    }
  }

  /** Names of the entries that these shapes use directly, in order of first use. */
  used(shapes: readonly Shape[]): readonly string[] {
    const codecs = shapes
      .map((shape) => this.codec(shape))
      .filter((name) => !name.startsWith(`${this.#$c}.`));
    return [...new Set(codecs)];
  }

  objectType(id: string): ObjectType {
    return this.#model.objects.find((type) => type.id === id)!;
  }

  #addFields(fields: readonly Pick<Field, "name" | "shape">[]): void {
    for (const { name, shape } of fields) this.#add(shape, name);
  }

  #add(shape: Shape, hint: string): void {
    const held = essence(shape);
    const key = keyOf(held);
    if (this.#names.has(key)) return;
    switch (held.kind) {
      case "object": {
        const type = this.objectType(held.object);
        this.#declare(key, held, type.name === "object" ? hint : type.name);
        return this.#addFields(type.fields);
      }
      case "instance":
        return this.#declare(key, held, this.#model.classes.find(({ id }) => id === held.class)!.binding);
      case "registered":
        return this.#declare(key, held, held.class.replace(/^.*#/, ""));
      case "array":
      case "set":
        this.#add(held.element, `${hint}Element`);
        return this.#declare(key, held, hint);
      case "record":
        this.#add(held.value, `${hint}Value`);
        return this.#declare(key, held, hint);
      case "map":
        this.#add(held.key, `${hint}Key`);
        this.#add(held.value, `${hint}Value`);
        return this.#declare(key, held, hint);
      case "tuple":
        for (const [index, element] of held.elements.entries()) this.#add(element, `${hint}${index + 1}`);
        return this.#declare(key, held, hint);
      default:
        return undefined;
    }
  }

  #declare(key: string, shape: Shape, hint: string): void {
    const words = hint.replace(/[^\p{ID_Continue}]+/gu, "_");
    const base = `${words.slice(0, 1).toLowerCase()}${words.slice(1)}Layout`;
    const plain = /^\p{ID_Start}/u.test(base) ? base : `_${base}`;
    let name = plain;
    for (let count = 2; this.#taken.has(name); count++) name = `${plain}${count}`;
    this.#taken.add(name);
    this.#names.set(key, { name, shape });
  }
}

/**
 * What a union is written as. Where one kind of value may stand beside null and undefined, that kind's codec
 * serves, for it writes what its type did not promise behind an escape. Otherwise every value gets a tag.
 */
export function essence(
  shape: Shape,
): Exclude<Shape, { readonly kind: "null" | "undefined" | "unsupported" | "built-in" }> {
  switch (shape.kind) {
    case "null":
    case "undefined":
    case "unsupported":
    case "built-in":
      return { kind: "tagged", arms: [] };
    case "instance":
      return shape.arguments === undefined ? shape : { kind: "instance", class: shape.class };
    case "tagged": {
      if (shape.isOpen) return shape;
      const arms = shape.arms.filter(({ kind }) => kind !== "null" && kind !== "undefined");
      const [first] = arms;
      if (first === undefined || arms.some((arm) => keyOf(arm) !== keyOf(first))) return shape;
      return essence(first);
    }
    default:
      return shape;
  }
}

/** Equal for shapes that are written alike. */
function keyOf(shape: Shape): string {
  return JSON.stringify(shape);
}
