/** Longer arrays are looked through for properties beside their elements only once: it takes as long as writing them. */
export const listedLengthMax = 8;
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
