import type { DeepReadonly } from "./deep-readonly.ts";
import type { CalledFrom, MethodOf } from "./method-types.ts";

/** What a handle shows of a `T`: its methods, and its fields and getters readonly at every depth, but for symbols. */
export type HandleMembers<T, Where extends CalledFrom = "handle"> = {
  readonly [Name in keyof T as Name extends symbol ? never : Name]: T[Name] extends (
    ...args: never[]
  ) => unknown
    ? MethodOf<T[Name], Where>
    : DeepReadonly<T[Name]>;
};

/**
 * The handle of a store whose system is a `T`.
 *
 * Methods, commands and queries alike, return promises that resolve once what they did or saw is durable.
 * Fields and getters are read at once, readonly at every depth, and may run ahead of the disk.
 */
export type Persistent<T> = HandleMembers<T> & AsyncDisposable;

/**
 * The handle that `openSync` returns.
 *
 * Methods return what they come to, commands once they are durable. Fields and getters are readonly at every depth.
 */
export type PersistentSync<T> = HandleMembers<T, "synchronous handle"> & Disposable;
