/** A way to make one task after the other durable. */
export interface Contestant {
  readonly name: string;
  /** Numbers of callers with which it is tried; all of them unless said otherwise. */
  readonly callers?: readonly number[];
  /** Makes a new store in the directory, which is there and empty. */
  open(directory: string, callers: number): Promise<Opened>;
}

export interface Opened {
  /** For how many callers one call of `add` stands: 1 unless said otherwise. */
  readonly batchCount?: number;
  /** Adds a task. It is durable when this returns, or when the promise that it returns resolves. */
  add(name: string, description: string): unknown;
  /** How many tasks are there; undefined where they cannot be told from each other. */
  count(): Promise<number> | number | undefined;
  close(): unknown;
}
