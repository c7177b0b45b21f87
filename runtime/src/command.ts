declare const resultType: unique symbol;

/** A call that has not happened yet. Pass it to `execute`. */
export interface Command<Result = unknown> {
  /** Name of the method. */
  readonly name: string;
  readonly arguments: readonly unknown[];
  /** Only in types. */
  readonly [resultType]?: Result;
}
