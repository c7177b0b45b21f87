import { CoopyError } from "../errors.ts";
import { setOwn } from "./listed-body.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** Data in the form of a tree: what a codec of a class makes of an instance. */
export type PlainData =
  | null
  | undefined
  | boolean
  | number
  | bigint
  | string
  | readonly PlainData[]
  | { readonly [name: string]: PlainData };

const kind = { primitive: 0, array: 1, object: 2 } as const;
/** Deeper trees are refused: they are written and read by functions that call themselves. */
const depthMax = 64;

/** Writes the data where it stands. @throws CoopyError COOPY5101 for what is no tree of plain data. */
export function encodeInline(writer: Writer, data: unknown, what: string, depth = 0): void {
  if (typeof data !== "object" || data === null) {
    if (typeof data === "function" || typeof data === "symbol") refuse(what, `a ${typeof data}`);
    writer.byte(kind.primitive);
    return writer.tagged(data);
  }
  if (depth === depthMax) refuse(what, `data more than ${depthMax} levels deep`);
  const prototype = Object.getPrototypeOf(data) as unknown;
  if (Array.isArray(data)) {
    writer.byte(kind.array);
    writer.varint(data.length);
    // Not `for of`: what an array gives there is for its prototype to say.
    for (let index = 0; index < data.length; index++) encodeInline(writer, data[index], what, depth + 1);
    return;
  }
  if (prototype !== Object.prototype && prototype !== null) refuse(what, "an object that is not plain");
  const entries = Object.entries(data);
  writer.byte(kind.object);
  writer.varint(entries.length);
  for (const [name, value] of entries) {
    writer.string(name);
    encodeInline(writer, value, what, depth + 1);
  }
}

/** @throws DecodeError */
export function decodeInline(reader: Reader, depth = 0): PlainData {
  const found = reader.byte();
  if (found === kind.primitive) {
    return reader.taggedPrimitive<PlainData>();
  }
  if (found > kind.object) reader.fail("plain data of unknown kind");
  if (depth === depthMax) reader.fail("plain data that is too deep");
  let left = reader.count();
  if (found === kind.array) {
    const array: PlainData[] = [];
    for (; left > 0; left--) array.push(decodeInline(reader, depth + 1));
    return array;
  }
  const object: { [name: string]: PlainData } = {};
  for (; left > 0; left--) setOwn(object, reader.key(), decodeInline(reader, depth + 1));
  return object;
}

function refuse(what: string, found: string): never {
  throw new CoopyError(
    "COOPY5101",
    `${what} wrote ${found}. Let it write texts, numbers, and arrays and plain objects of them.`,
  );
}
