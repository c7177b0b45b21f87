import type { Command } from "./command.ts";
import type { ResultOf, ResultsOf } from "./commands.ts";
import type { DeepReadonly } from "./deep-readonly.ts";
import { storeOf } from "./handles.ts";
import type { Persistent } from "./persistent.ts";
import type { Listener } from "./store/listeners.ts";
import type { Status } from "./store/status.ts";

/** Any handle of a system of type `T`. */
type Handle<T> = Persistent<T> & object;

/**
 * Runs a command made with `commands(Class)`, and resolves with its result once its record is durable.
 * A command that throws changes nothing, is not journalled, and its very error is what the promise rejects with.
 *
 * @throws CoopyError COOPY5003 the store is closed · COOPY5007 writing the journal failed · COOPY5008 wrong number of arguments ·
 * COOPY5009 no command of this class · COOPY5101 an argument cannot be journalled.
 */
export function execute<const C extends Command>(handle: object, command: C): Promise<ResultOf<C>>;
/**
 * Runs the commands in order as one: one record, one sequence number, one instant, one seed. All arguments are written before any runs.
 * All happen or none: the error of the first that throws is what the promise rejects with, with its place in the list as `index`.
 */
export function execute<const C extends readonly Command[]>(
  handle: object,
  commands: C,
): Promise<ResultsOf<C>>;
export function execute(handle: object, what: Command | readonly Command[]): Promise<unknown> {
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
  handle: Handle<T>,
  look: (system: DeepReadonly<T>) => Result,
): Promise<Awaited<Result>> {
  return storeOf(handle).query(look as (system: object) => Result, []);
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
export function subscribe(handle: object, listener: Listener): () => void {
  return storeOf(handle).subscribe(listener);
}

/**
 * Resolves when everything that ran before the call is durable.
 *
 * @throws CoopyError COOPY5003, COOPY5007.
 */
export function flush(handle: object): Promise<void> {
  return storeOf(handle).flush();
}

/**
 * Writes the whole state, so that the next `open` has less to replay. Resolves when the snapshot is durable and was read back.
 * The newest two snapshots are kept, with the journal behind the older one. Does nothing when nothing ran since the last.
 *
 * @throws CoopyError COOPY5003 · COOPY5007 · COOPY5101 the state holds what cannot be stored · COOPY5207 the snapshot could not be written; commands go on.
 */
export function snapshot(handle: object): Promise<void> {
  return storeOf(handle).snapshot();
}

/**
 * Accepts nothing more, makes everything durable, writes a snapshot unless told not to, and lets the next owner in.
 * With a snapshot the next version of the code starts from the state, not from old commands. Closing again does nothing more.
 *
 * @throws CoopyError COOPY5007 the last writes failed · COOPY5101, COOPY5207 the snapshot failed; the store is closed nevertheless, and its
 * journal complete. A store that had failed before is closed without an error: its callers were told.
 */
export function close(handle: object, options: { readonly snapshot?: boolean } = {}): Promise<void> {
  return storeOf(handle).close({ snapshot: options.snapshot ?? true });
}

/** What the store did since it was opened. Works on a closed one, too. */
export function status(handle: object): Status {
  return storeOf(handle).status;
}
