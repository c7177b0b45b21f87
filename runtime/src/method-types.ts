import type { Command } from "./command.ts";
import type { AcceptedAll, DeepReadonly } from "./deep-readonly.ts";

/** What calling a method gives, by where it is called. */
interface Called<Result> {
  /** On a handle. */
  readonly handle: Promise<DeepReadonly<Awaited<Result>>>;
  /** On a handle of `openSync`. What a method waits for, it returns as the promise that it is. */
  readonly "synchronous handle": DeepReadonly<Result>;
  /** Of `commands(Class)`. */
  readonly command: Command<DeepReadonly<Awaited<Result>>>;
}

export type CalledFrom = keyof Called<unknown>;

/** A method as it is called from outside. Overloads are kept, up to four. */
export type MethodOf<Method, Where extends CalledFrom> = Method extends {
  (...args: infer A1 extends readonly unknown[]): infer R1;
  (...args: infer A2 extends readonly unknown[]): infer R2;
  (...args: infer A3 extends readonly unknown[]): infer R3;
  (...args: infer A4 extends readonly unknown[]): infer R4;
}
  ? unknown[] extends A1
    ? LastOf<Method, Where>
    : {
        (...args: AcceptedAll<A1>): Called<R1>[Where];
        (...args: AcceptedAll<A2>): Called<R2>[Where];
        (...args: AcceptedAll<A3>): Called<R3>[Where];
        (...args: AcceptedAll<A4>): Called<R4>[Where];
      }
  : LastOf<Method, Where>;

type LastOf<Method, Where extends CalledFrom> = Method extends (
  ...args: infer A extends readonly unknown[]
) => infer R
  ? (...args: AcceptedAll<A>) => Called<R>[Where]
  : never;

/**
 * A method of an object that was read. Written as a method, so that an object whose method takes only a `Page` passes
 * for one whose method takes a readonly one. Generic and overloaded methods stay as they are: no type can take them apart.
 */
export type LiveMethod<Method> = Method extends (...args: infer A extends readonly unknown[]) => infer R
  ? ((...args: A) => R) extends Method
    ? { method(...args: AcceptedAll<A>): DeepReadonly<R> }["method"]
    : Method
  : never;
