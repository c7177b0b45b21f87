import type { StoredType } from "../codec/stored-type.ts";
import type { Schema } from "./schema.ts";

/** A stored type as a program would write it, as far as it is known. */
export function typeText(type: StoredType, schema: Schema): string {
  if (type === "date") return "Date";
  if (type === "tagged") return "a union, or any value";
  if (typeof type === "string") return type;
  const text = (inner: StoredType) => typeText(inner, schema);
  switch (type[0]) {
    case "array":
      return `${text(type[1])}[]`;
    case "set":
      return `Set<${text(type[1])}>`;
    case "record":
      return `Record<string, ${text(type[1])}>`;
    case "map":
      return `Map<${text(type[1])}, ${text(type[2])}>`;
    case "tuple":
      return `[${type
        .slice(2)
        .map((inner) => text(inner as StoredType))
        .join(", ")}]`;
    case "class":
      return type[1];
    case "object":
      return schema.objects![type[1]]!.name;
  }
}
