/** Values that no one can change: they are read as they are. */
type Atom = string | number | boolean | bigint | symbol | null | undefined | ((...args: never[]) => unknown);

/** `T` as it may be seen from outside: every field readonly, at every depth. */
export type DeepReadonly<T> = unknown extends T
  ? T
  : T extends Atom
    ? T
    : T extends Date
      ? Readonly<Pick<Date, Exclude<keyof Date, `set${string}`>>>
      : T extends ReadonlyMap<infer Key, infer Value>
        ? ReadonlyMap<DeepReadonly<Key>, DeepReadonly<Value>>
        : T extends ReadonlySet<infer Element>
          ? ReadonlySet<DeepReadonly<Element>>
          : { readonly [Name in keyof T]: DeepReadonly<T[Name]> };

/** What a parameter of type `T` accepts: a `T`, or what was read from a handle. */
export type Accepted<T> = T | DeepReadonly<T>;

type AcceptedAll<Arguments extends readonly unknown[]> = {
  [Index in keyof Arguments]: Accepted<Arguments[Index]>;
};

/** A method of a handle. Overloads are kept, up to four. */
type Durable<Method> = Method extends {
  (...args: infer A1 extends readonly unknown[]): infer R1;
  (...args: infer A2 extends readonly unknown[]): infer R2;
  (...args: infer A3 extends readonly unknown[]): infer R3;
  (...args: infer A4 extends readonly unknown[]): infer R4;
}
  ? unknown[] extends A1
    ? DurableLast<Method>
    : {
        (...args: AcceptedAll<A1>): Promise<DeepReadonly<Awaited<R1>>>;
        (...args: AcceptedAll<A2>): Promise<DeepReadonly<Awaited<R2>>>;
        (...args: AcceptedAll<A3>): Promise<DeepReadonly<Awaited<R3>>>;
        (...args: AcceptedAll<A4>): Promise<DeepReadonly<Awaited<R4>>>;
      }
  : DurableLast<Method>;

type DurableLast<Method> = Method extends (
  ...args: infer Arguments extends readonly unknown[]
) => infer Result
  ? (...args: AcceptedAll<Arguments>) => Promise<DeepReadonly<Awaited<Result>>>
  : never;

/** What a handle shows of a `T`: its methods as promises, its fields and getters readonly at every depth. */
export type HandleMembers<T> = {
  readonly [Name in keyof T]: T[Name] extends (...args: infer _Arguments) => unknown
    ? Durable<T[Name]>
    : DeepReadonly<T[Name]>;
};

/**
 * The handle of a store whose system is a `T`.
 *
 * Methods, commands and queries alike, return promises that resolve once what they did or saw is durable.
 * Fields and getters are read at once, readonly at every depth, and may run ahead of the disk.
 */
export type Persistent<T> = HandleMembers<T> & AsyncDisposable;
