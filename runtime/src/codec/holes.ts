import type { Reader } from "./reader.ts";

const arrayLengthMax = 2 ** 32 - 1;

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
