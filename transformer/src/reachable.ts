import type { ClassType, Model, Shape } from "./model.ts";

/** Ids of the classes and object types that values of these shapes can hold. */
export function reachable(
  model: Pick<Model, "classes" | "objects">,
  from: readonly Shape[],
): ReadonlySet<string> {
  return reach(model, from).found;
}

/** The same, and whether there is a place among them whose type leaves open what it holds. */
export function reach(
  model: Pick<Model, "classes" | "objects">,
  from: readonly Shape[],
): { readonly found: ReadonlySet<string>; readonly isOpen: boolean } {
  const found = new Set<string>();
  let isOpen = false;
  const waiting = [...from];
  for (let shape = waiting.pop(); shape !== undefined; shape = waiting.pop()) {
    if (shape.kind === "object" && !found.has(shape.object)) {
      const id = shape.object;
      found.add(id);
      const type = model.objects.find((object) => object.id === id);
      waiting.push(...(type?.fields ?? []).map((field) => field.shape));
      for (const implementer of type?.implementers ?? [])
        waiting.push({ kind: "instance", class: implementer });
    } else if (shape.kind === "instance" && !found.has(shape.class)) {
      waiting.push(...(shape.arguments ?? []));
      const id = shape.class;
      found.add(id);
      waiting.push(
        ...model.classes
          .filter((type) => type.id === id)
          .flatMap((type) => [...heldShapes(type), ...(type.library?.contents ?? [])]),
      );
      for (const subclass of model.classes)
        if (subclass.base === id || subclass.mixed.includes(id))
          waiting.push({ kind: "instance", class: subclass.id });
    } else if (shape.kind === "registered") {
      found.add(shape.class);
    } else {
      isOpen ||= shape.kind === "tagged" && shape.isOpen === true;
      waiting.push(...partsOf(shape));
    }
  }
  return { found, isOpen };
}

/** The shapes of all that instances hold. */
export function heldShapes({ fields, slots }: ClassType): readonly Shape[] {
  return [...fields, ...slots].map(({ shape }) => shape);
}

/** The shapes that a shape holds directly. */
export function partsOf(shape: Shape): readonly Shape[] {
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
    case "instance":
      return shape.arguments ?? [];
    default:
      return [];
  }
}
