import { isIndex } from "../codec/named-keys.ts";
import { forgetOrder } from "./entry-order.ts";
import type { Inverse, WriteLog } from "./write-log.ts";

/** Notes all that an object itself holds, where nobody knows which part of it is about to change. */
export function noteContents(log: WriteLog, target: object): void {
  log.changing(target);
  const parts = [propertiesOf(target), hiddenPartOf(target)];
  log.note(contents, target, undefined, parts);
}

/** Brings back what was copied. */
type Restore = () => void;

const contents: Inverse = {
  undo(_target, _key, parts) {
    for (const restore of parts as readonly (Restore | undefined)[]) restore?.();
  },
};

/** What an object holds that is no property of it. */
function hiddenPartOf(target: object): Restore | undefined {
  if (Array.isArray(target)) return elementsOfArray(target);
  if (target instanceof Map) return entriesOf(target);
  if (target instanceof Set) return elementsOf(target);
  if (target instanceof Date) return timeOf(target);
  if (ArrayBuffer.isView(target))
    return bytesOf(target.buffer as ArrayBuffer, target.byteOffset, target.byteLength);
  if (target instanceof ArrayBuffer) return bytesOf(target, 0, target.byteLength);
  return isSearchParams(target) ? pairsOf(target) : undefined;
}

/** Notes all elements of an array: its methods change nothing else. */
export function noteElements(log: WriteLog, array: unknown[]): void {
  if (log.image !== undefined) log.image.willChange(array);
  log.note(contents, array, undefined, [elementsOfArray(array)]);
}

function elementsOfArray(array: unknown[]): Restore {
  const elements = copyOf(array);
  return () => {
    if (array.length !== elements.length) array.length = elements.length;
    for (let index = 0; index < elements.length; index++) {
      if (!(index in elements)) Reflect.deleteProperty(array, index);
      else if (!Object.is(array[index], elements[index]) || !(index in array)) array[index] = elements[index];
    }
  };
}

/** For an array of a class of the program `slice` would call the constructor. */
function copyOf(array: readonly unknown[]): readonly unknown[] {
  if (Object.getPrototypeOf(array) === Array.prototype) return array.slice();
  const copy = new Array<unknown>(array.length);
  array.forEach((element, index) => {
    copy[index] = element;
  });
  return copy;
}

function entriesOf(map: Map<unknown, unknown>): Restore {
  const entries = [...map];
  return () => {
    forgetOrder(map);
    map.clear();
    for (const [key, value] of entries) map.set(key, value);
  };
}

function elementsOf(set: Set<unknown>): Restore {
  const elements = [...set];
  return () => {
    forgetOrder(set);
    set.clear();
    for (const element of elements) set.add(element);
  };
}

function timeOf(date: Date): Restore {
  const time = date.getTime();
  return () => void date.setTime(time);
}

function bytesOf(buffer: ArrayBuffer, start: number, length: number): Restore {
  const bytes = new Uint8Array(buffer.slice(start, start + length));
  return () => {
    const { resizable, byteLength, resize } = buffer as {
      resizable?: boolean;
      resize?: (length: number) => void;
    } & ArrayBuffer;
    if (resizable === true && start === 0 && byteLength !== length) resize!.call(buffer, length);
    new Uint8Array(buffer, start, length).set(bytes);
  };
}

/** `URLSearchParams`, which the core cannot name. */
interface SearchParams extends Iterable<[string, string]> {
  append(name: string, value: string): void;
  delete(name: string): void;
}

function isSearchParams(target: object): target is SearchParams {
  return Object.prototype.toString.call(target) === "[object URLSearchParams]";
}

function pairsOf(params: SearchParams): Restore {
  const pairs = [...params];
  return () => {
    for (const [name] of [...params]) params.delete(name);
    for (const [name, value] of pairs) params.append(name, value);
  };
}

function propertiesOf(target: object): Restore {
  const prototype = Object.getPrototypeOf(target) as object | null;
  const keys = namesOf(target);
  const descriptors = keys.map((key) => Object.getOwnPropertyDescriptor(target, key)!);
  return () => {
    if (Object.getPrototypeOf(target) !== prototype) Object.setPrototypeOf(target, prototype);
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
  if (!isSame) Object.defineProperty(target, key, descriptor);
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
