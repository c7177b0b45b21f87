/** An engine allows a call some ten thousands of arguments. */
export const argumentCountMax = 4096;

/** Puts elements into an array, however many, holes included. */
export function insert(array: unknown[], start: number, elements: readonly unknown[]): void {
  if (elements.length <= argumentCountMax) array.splice(start, 0, ...elements);
  else {
    const { length } = array;
    array.length += elements.length;
    array.copyWithin(start + elements.length, start, length);
    for (const [index, element] of elements.entries()) array[start + index] = element;
  }
  // Arguments have no holes.
  for (let index = 0; index < elements.length; index++)
    if (!(index in elements)) Reflect.deleteProperty(array, start + index);
}
