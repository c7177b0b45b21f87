import { Identity } from "../codec/identity.ts";
import { commandInProgress } from "../command-in-progress.ts";
import { CoopyError } from "../errors.ts";
import { isObject } from "../writes/is-object.ts";
import { Entities } from "./entities.ts";

/** Something that can give the instances of its state to their owner. */
export interface Marking {
  markInstances(): void;
}

/** Open stores whose instances do not know yet that they belong to them. */
const unmarked = new Set<Marking>();

/** The store's instances can be told from others when someone asks: until then nothing is done. */
export function markWhenAsked(marking: Marking): void {
  unmarked.add(marking);
}

/** From here on they can be told from others by themselves. */
export function markNow(marking: Marking): void {
  if (unmarked.delete(marking)) marking.markInstances();
}

/**
 * Generated code calls it where a method begins that may write: an instance that belongs to a store is changed by
 * commands only. One that belongs to none can be used freely.
 *
 * @param instance the method's `this`, or an argument where it writes to nothing else.
 * @param method for the message: "Account.withdraw".
 * @throws CoopyError COOPY5010
 */
export function guard(instance: unknown, method: string): void {
  if (commandInProgress() === undefined && isObject(instance)) expectFree(instance, method);
}

function expectFree(instance: object, method: string): void {
  for (const marking of [...unmarked]) markNow(marking);
  if (!(Identity.ownerOf(instance) instanceof Entities)) return;
  throw new CoopyError(
    "COOPY5010",
    `${method} was called outside a command, on an object that belongs to a store: what it writes would be in no journal. Call a command of the handle that calls it.`,
  );
}

/**
 * Tells an instance that the command which has just made it runs in a store, to which it belongs from now on. Outside
 * commands it does nothing.
 *
 * @returns the instance.
 */
export function made<T extends object>(instance: T): T {
  commandInProgress()?.entities.own(instance);
  return instance;
}
