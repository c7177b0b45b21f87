import type { LiveMethod } from "./method-types.ts";

/** Values that no one can change: they are read as they are. */
type Primitive = string | number | boolean | bigint | symbol | null | undefined;

type AnyFunction = (...args: never[]) => unknown;

/** `T` as it may be seen from outside: every field readonly, at every depth, and what methods return. */
export type DeepReadonly<T> = unknown extends T
  ? T
  : T extends Primitive
    ? T
    : T extends AnyFunction
      ? LiveMethod<T>
      : T extends readonly unknown[]
        ? ReadonlyList<T>
        : T extends LibraryObject
          ? ReadonlyLibraryObject<T>
          : T extends ReadonlyMap<infer Key, infer Value>
            ? ReadonlyMap<DeepReadonly<Key>, DeepReadonly<Value>> & Own<T, Map<Key, Value>>
            : T extends ReadonlySet<infer Element>
              ? ReadonlySet<DeepReadonly<Element>> & Own<T, Set<Element>>
              : keyof T extends never
                ? T
                : { readonly [Name in keyof T]: DeepReadonly<T[Name]> };

/** What a parameter of type `T` accepts: a `T`, what was read from a handle, and what has both in it. */
export type Accepted<T> = T | DeepReadonly<T>;

/** The same for all parameters of a method. */
export type AcceptedAll<Arguments extends readonly unknown[]> = {
  [Index in keyof Arguments]: Accepted<Arguments[Index]>;
};

/** Arrays and tuples keep their form. What a subclass adds stands beside the elements. */
type ReadonlyList<T extends readonly unknown[]> = T[number][] extends T
  ? readonly DeepReadonly<T[number]>[]
  : Exclude<keyof T, keyof unknown[] | `${number}`> extends never
    ? { readonly [Index in keyof T]: DeepReadonly<T[Index]> }
    : readonly DeepReadonly<T[number]>[] & Own<T, unknown[]>;

/** What a class adds to the library's class that it extends; nothing where it adds nothing. */
type Own<T, Base> =
  Exclude<keyof T, keyof Base> extends never
    ? unknown
    : { readonly [Name in Exclude<keyof T, keyof Base>]: DeepReadonly<T[Name]> };

type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array
  | BigInt64Array
  | BigUint64Array;

/** A `URLSearchParams`, told by what it has: not every platform's types declare it. */
interface QueryOfAddress {
  append(name: string, value: string): void;
  getAll(name: string): string[];
}

type LibraryObject = TypedArray | Date | DataView | RegExp | Error | QueryOfAddress;

/** A library object without the methods that change it. */
type ReadonlyLibraryObject<T> = T extends TypedArray
  ? Without<T, Uint8Array, "copyWithin" | "fill" | "reverse" | "set" | "sort" | "subarray" | `write${string}`>
  : T extends Date
    ? Without<T, Date, `set${string}`>
    : T extends DataView
      ? Without<T, DataView, `set${string}`>
      : T extends RegExp
        ? Without<T, RegExp, "compile">
        : T extends Error
          ? Without<T, Error, never>
          : Without<T, T, "append" | "delete" | "set" | "sort">;

type Without<T, Base, Changing extends PropertyKey> = {
  readonly [Name in keyof T as Name extends Changing ? never : Name]: Name extends keyof Base
    ? T[Name]
    : DeepReadonly<T[Name]>;
};
