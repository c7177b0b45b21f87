import type { Shape, Unsupported } from "./shape.ts";

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

/** The first part of a shape that cannot be journalled. */
export function firstUnsupported(shape: Shape): Unsupported | undefined {
  if (shape.kind === "unsupported") return shape;
  for (const part of partsOf(shape)) {
    const found = firstUnsupported(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function isPrimitive(shape: Shape): boolean {
  return ["string", "number", "boolean", "bigint", "null", "undefined"].includes(shape.kind);
}
