import { CoopyError } from "../errors.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

const arrayLengthMax = 2 ** 32 - 1;

export function hasHole(array: readonly unknown[]): boolean {
  for (let index = 0; index < array.length; index++) {
    if (array[index] === undefined && !(index in array)) return true;
  }
  return false;
}

/** Writes the elements of an array that has holes, each behind its index. `names` are the keys that are no elements. */
export function encodeSparse(writer: Writer, array: readonly unknown[], names: readonly PropertyKey[]): void {
  const filled = Object.keys(array).filter((key) => !names.includes(key));
  writer.varint(filled.length);
  for (const key of filled) {
    const index = Number(key);
    if (!(index < array.length)) refuseName(key);
    writer.varint(index);
    writer.tagged(array[index]);
  }
}

/** Reads the elements of an array that has holes, each behind its index. */
export function decodeSparse(reader: Reader, array: unknown[], length: number): void {
  if (length > arrayLengthMax) reader.fail("an array longer than any can be");
  const count = reader.count();
  // Engines make room for every hole up to some length, whatever the bytes hold. From this length on they keep a table.
  if (length > 8 * count) array.length = arrayLengthMax;
  let previous = -1;
  for (let left = count; left > 0; left--) {
    const index = reader.varint();
    if (index <= previous || index >= length) reader.fail("elements out of order");
    array[index] = reader.tagged();
    previous = index;
  }
  array.length = length;
}

function refuseName(name: string | symbol): never {
  throw new CoopyError(
    "COOPY5101",
    `an array has a property \`${String(name)}\` beside its elements. Store a copy without it: \`[...array]\`.`,
  );
}
