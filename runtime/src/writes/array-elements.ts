import type { Restore } from "./restore.ts";

/** The elements of an array as they are, holes included. */
export function elementsOfArray(array: unknown[]): Restore {
  const elements = copyOf(array);
  return () => {
    if (array.length !== elements.length) Reflect.set(array, "length", elements.length);
    for (let index = 0; index < elements.length; index++) {
      if (!(index in elements)) Reflect.deleteProperty(array, index);
      else if (!Object.is(array[index], elements[index]) || !(index in array))
        Reflect.set(array, index, elements[index]);
    }
  };
}

/** For an array of a class of the program `slice` would call the constructor. */
function copyOf(array: readonly unknown[]): readonly unknown[] {
  if (Object.getPrototypeOf(array) === Array.prototype) return array.slice();
  const copy = new Array<unknown>(array.length);
  Array.prototype.forEach.call(array, (element, index) => {
    copy[index] = element;
  });
  return copy;
}
