import { elementsOfArray } from "./array-elements.ts";
import type { Restore } from "./restore.ts";

/** What an object holds that is no property of it. */
export function hiddenPartOf(target: object): Restore | undefined {
  if (Array.isArray(target)) return elementsOfArray(target);
  if (target instanceof Map) return entriesOf(target);
  if (target instanceof Set) return elementsOf(target);
  if (target instanceof Date) return timeOf(target);
  if (ArrayBuffer.isView(target))
    return bytesOf(target.buffer as ArrayBuffer, target.byteOffset, target.byteLength);
  if (target instanceof ArrayBuffer) return bytesOf(target, 0, target.byteLength);
  if (isUrl(target)) return addressOf(target);
  return isSearchParams(target) ? pairsOf(target) : undefined;
}

/*
 * A class of the program may have methods of its own under the names of the language's: to undo must not call them.
 */

function entriesOf(map: Map<unknown, unknown>): Restore {
  const { entries, clear, set } = Map.prototype;
  const before = [...entries.call(map)];
  return () => {
    clear.call(map);
    for (const [key, value] of before) set.call(map, key, value);
  };
}

function elementsOf(set: Set<unknown>): Restore {
  const { values, clear, add } = Set.prototype;
  const before = [...values.call(set)];
  return () => {
    clear.call(set);
    for (const element of before) add.call(set, element);
  };
}

function timeOf(date: Date): Restore {
  const { getTime, setTime } = Date.prototype;
  const time = getTime.call(date);
  return () => void setTime.call(date, time);
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
  const { URLSearchParams } = globalThis as { URLSearchParams?: new () => SearchParams };
  return URLSearchParams !== undefined && target instanceof URLSearchParams;
}

function pairsOf(params: SearchParams): Restore {
  const pairs = [...params];
  return () => {
    for (const [name] of [...params]) params.delete(name);
    for (const [name, value] of pairs) params.append(name, value);
  };
}

/** `URL`, which the core cannot name. Its `searchParams` change with it. */
interface Address {
  href: string;
}

export function isUrl(target: object): target is Address {
  const { URL } = globalThis as { URL?: new (href: string) => Address };
  return URL !== undefined && target instanceof URL;
}

function addressOf(url: Address): Restore {
  const { href } = url;
  return () => {
    url.href = href;
  };
}
