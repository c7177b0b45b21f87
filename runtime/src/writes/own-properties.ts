import { isIndex } from "../codec/named-keys.ts";
import type { Restore } from "./restore.ts";

/** The properties of an object as they are, and its prototype. */
export function propertiesOf(target: object): Restore {
  const prototype = Object.getPrototypeOf(target) as object | null;
  const keys = namesOf(target);
  const descriptors = keys.map((key) => Object.getOwnPropertyDescriptor(target, key)!);
  return () => {
    if (Object.getPrototypeOf(target) !== prototype) Reflect.setPrototypeOf(target, prototype);
    const now = namesOf(target);
    const isInOrder = now.length === keys.length && now.every((key, index) => key === keys[index]);
    // Only where keys came, went or moved: to set properties anew makes an object slower.
    if (!isInOrder) for (const key of now) Reflect.deleteProperty(target, key);
    for (const [index, key] of keys.entries()) restoreProperty(target, key, descriptors[index]!);
  };
}

function restoreProperty(target: object, key: PropertyKey, descriptor: PropertyDescriptor): void {
  const now = Object.getOwnPropertyDescriptor(target, key);
  const isSame =
    now !== undefined &&
    Object.is(now.value, descriptor.value) &&
    now.get === descriptor.get &&
    now.set === descriptor.set &&
    now.writable === descriptor.writable &&
    now.enumerable === descriptor.enumerable &&
    now.configurable === descriptor.configurable;
  if (!isSame) Reflect.defineProperty(target, key, descriptor);
}

/** Keys of properties that are no elements. */
function namesOf(target: object): readonly PropertyKey[] {
  const keys = Reflect.ownKeys(target);
  if (Array.isArray(target)) return keys.filter((key) => key !== "length" && !isElement(key));
  return ArrayBuffer.isView(target) ? keys.filter((key) => !isElement(key)) : keys;
}

function isElement(key: PropertyKey): boolean {
  return typeof key === "string" && isIndex(key);
}
