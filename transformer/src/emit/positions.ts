import type { Shape } from "../model.ts";
import { essence, type TypeTable } from "./type-table.ts";

/** Kinds that reader and writer have a method for. */
const direct: readonly string[] = ["string", "number", "boolean", "bigint", "tagged"];

/** The expression that writes `value` at a position of this shape. */
export function writing(table: TypeTable, shape: Shape, value: string): string {
  const { kind } = essence(shape);
  return direct.includes(kind)
    ? `writer.${kind}(${value})`
    : `${table.codec(shape)}.encode(writer, ${value})`;
}

/** The expression that reads what stands at a position of this shape. */
export function reading(table: TypeTable, shape: Shape): string {
  const { kind } = essence(shape);
  return direct.includes(kind) ? `reader.${kind}()` : `${table.codec(shape)}.decode(reader)`;
}
