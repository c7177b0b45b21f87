import type { DeepReadonly } from "./deep-readonly.ts";
import type { MethodOf } from "./method-types.ts";

/** What a handle shows of a `T`: its methods as promises, its fields and getters readonly at every depth, but for symbols. */
export type HandleMembers<T> = {
  readonly [Name in keyof T as Name extends symbol ? never : Name]: T[Name] extends (
    ...args: never[]
  ) => unknown
    ? MethodOf<T[Name], "handle">
    : DeepReadonly<T[Name]>;
};

/**
 * The handle of a store whose system is a `T`.
 *
 * Methods, commands and queries alike, return promises that resolve once what they did or saw is durable.
 * Fields and getters are read at once, readonly at every depth, and may run ahead of the disk.
 */
export type Persistent<T> = HandleMembers<T> & AsyncDisposable;
