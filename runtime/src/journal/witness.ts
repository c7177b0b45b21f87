import { crc32 } from "../crc32.ts";

const scratch = new DataView(new ArrayBuffer(9));
const scratchBytes = new Uint8Array(scratch.buffer);

/**
 * Four bytes that tell one result from another, to notice a replay that went another way. Primitives count in full,
 * objects only by their kind: what they hold is state, or made from it.
 */
export function witnessOf(result: unknown): number {
  if (typeof result === "number") {
    scratchBytes[0] = 1;
    scratch.setFloat64(1, Number.isNaN(result) ? Number.NaN : result);
    return crc32(scratchBytes);
  }
  return textCrc(textOf(result));
}

function textOf(result: unknown): string {
  switch (typeof result) {
    case "string":
      return `s${result}`;
    case "object":
      return result === null ? "null" : `o${kindOf(result)}`;
    case "function":
    case "symbol":
      return typeof result;
    default:
      return `${typeof result} ${String(result)}`;
  }
}

/** Not the class's name: minifiers change it. */
function kindOf(value: object): string {
  if (Array.isArray(value)) return `array ${value.length}`;
  if (value instanceof Map || value instanceof Set) return `collection ${value.size}`;
  return value instanceof Date ? `date ${value.getTime()}` : "object";
}

/** Over UTF-16 units, because lone surrogates do not survive UTF-8. */
function textCrc(text: string): number {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes[index * 2] = unit & 255;
    bytes[index * 2 + 1] = unit >>> 8;
  }
  return crc32(bytes);
}
