import type { Command } from "./command.ts";
import type { ResultOf, ResultsOf } from "./commands.ts";
import type { DeepReadonly } from "./deep-readonly.ts";
import { storeOf } from "./handles.ts";
import type { Persistent, PersistentSync } from "./persistent.ts";
import type { Listener } from "./store/listeners.ts";
import type { SnapshotWatcher } from "./store/snapshot-watchers.ts";

/** Any handle of a system of type `T`. */
type Handle<T> = (Persistent<T> | PersistentSync<T>) & object;
/** Any handle of `openSync`. For one of `open` every function below gives a promise. */
export type SynchronousHandle = object & Disposable;

/**
 * Runs a command made with `commands(Class)`, and resolves with its result once its record is durable.
 * A command that throws changes nothing, is not journalled, and its very error is what the promise rejects with.
 *
 * @throws CoopyError COOPY5003 the store is closed · COOPY5007 writing the journal failed · COOPY5008 wrong number of arguments ·
 * COOPY5009 no command of this class · COOPY5012 too many wait · COOPY5013 the disk is full · COOPY5101 an argument cannot be
 * journalled · COOPY5106 is too large.
 */
export function execute<const C extends Command>(handle: SynchronousHandle, command: C): ResultOf<C>;
export function execute<const C extends Command>(handle: object, command: C): Promise<ResultOf<C>>;
/**
 * Runs the commands in order as one: one record, one sequence number, one instant, one seed. All arguments are written before any runs.
 * All happen or none: the error of the first that throws is what the promise rejects with, with its place in the list as `index`.
 */
export function execute<const C extends readonly Command[]>(
  handle: SynchronousHandle,
  commands: C,
): ResultsOf<C>;
export function execute<const C extends readonly Command[]>(
  handle: object,
  commands: C,
): Promise<ResultsOf<C>>;
export function execute(handle: object, what: Command | readonly Command[]): unknown {
  const store = storeOf(handle);
  return Array.isArray(what)
    ? store.executeNamed(what as readonly Command[], true)
    : store.executeNamed([what as Command], false);
}

/**
 * Runs the function at once on the live objects, and resolves with what it returned once all that it saw is durable.
 * It must change nothing. What it returns is live.
 *
 * @throws CoopyError COOPY5003, COOPY5007; whatever the function throws.
 */
export function read<T extends object, Result>(
  handle: PersistentSync<T> & object,
  look: (system: DeepReadonly<T>) => Result,
): Result;
export function read<T extends object, Result>(
  handle: Persistent<T> & object,
  look: (system: DeepReadonly<T>) => Result,
): Promise<Awaited<Result>>;
export function read<T extends object>(
  handle: Handle<T>,
  look: (system: DeepReadonly<T>) => unknown,
): unknown {
  return storeOf(handle).query(look as (system: object) => unknown, []);
}

/**
 * Runs the function at once on the live objects and returns what it returned. What it saw may not be durable yet.
 * It must change nothing. What it returns is live.
 *
 * @throws CoopyError COOPY5003, COOPY5007; whatever the function throws.
 */
export function peek<T extends object, Result>(
  handle: Handle<T>,
  look: (system: DeepReadonly<T>) => Result,
): Result {
  return storeOf(handle).peek(look as (system: object) => Result);
}

/**
 * Calls the listener for each command once it is durable, in the order of their sequence numbers; never for what was replayed.
 * A listener that throws affects nobody: its error is reported as a warning and counted in `status`.
 *
 * @returns a function that ends it.
 * @throws CoopyError COOPY5003, COOPY5007.
 */
export function subscribe(handle: object, listener: Listener, options: SubscribeOptions = {}): () => void {
  return storeOf(handle).subscribe(listener, options);
}

export interface SubscribeOptions {
  /** Called while a snapshot is written, each time that more of it is, and when it is over. Keep it short: commands wait. */
  readonly onSnapshot?: SnapshotWatcher;
}
