import { hasHole } from "./holes.ts";
import { Stamp } from "./stamp.ts";

/** Longer arrays are looked through for properties beside their elements only once: it takes as long as writing them. */
const listedLengthMax = 8;
/** Longer typed arrays are not looked through. */
const listedBytesMax = 64;

/** Whether the key is that of an element of an array. */
export function isIndex(key: string): boolean {
  const index = Number(key) >>> 0;
  return String(index) === key && index < 2 ** 32 - 1;
}

/** Properties of a typed array beside its elements. Of long ones only those with symbols: listing a million elements takes too long. */
export function namedKeysOfBytes(view: ArrayLike<unknown>): readonly PropertyKey[] {
  return view.length > listedBytesMax
    ? Object.getOwnPropertySymbols(view)
    : Reflect.ownKeys(view).slice(view.length);
}

/** Whether a property that is read would be found again when its object is written. */
export function isFound(value: object, key: PropertyKey, isHidden: boolean): boolean {
  if (typeof key !== "string") return true;
  if (Array.isArray(value)) {
    return !isIndex(key) && (!isHidden || value.length <= listedLengthMax || key === "raw");
  }
  if (!ArrayBuffer.isView(value)) return true;
  const { length } = value as ArrayBufferView & { readonly length?: number };
  return length === undefined || (length <= listedBytesMax && String(Number(key)) !== key && key !== "-0");
}

/** The keys of an array that are no elements. */
export function namedKeysOf(array: readonly unknown[]): readonly PropertyKey[] {
  if (array.length <= listedLengthMax) {
    return Reflect.ownKeys(array).filter(
      (key) => key !== "length" && (typeof key === "symbol" || !isIndex(key)),
    );
  }
  const symbols = Object.getOwnPropertySymbols(array);
  if (Stamp.isPlainData(array)) return symbols;
  if (!hasMoreThanElements(array)) return namesAnd(array, symbols);
  const keys = Object.keys(array);
  let end = keys.length;
  // Elements come first, in every array.
  while (end > 0 && !isIndex(keys[end - 1]!)) end--;
  return namesAnd(array, end === keys.length ? symbols : [...keys.slice(end), ...symbols]);
}

/** Whether there may be enumerable properties beside the elements. Values are listed ten times as fast as keys, which become texts. */
function hasMoreThanElements(array: readonly unknown[]): boolean {
  return hasHole(array) || Object.values(array).length > array.length;
}

/** Hidden ones are not looked for, but for the one that the language gives to the texts of a template. */
function namesAnd(array: readonly unknown[], names: readonly PropertyKey[]): readonly PropertyKey[] {
  return Object.hasOwn(array, "raw") && !names.includes("raw") ? ["raw", ...names] : names;
}
