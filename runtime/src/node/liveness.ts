import type { Timing } from "../storage.ts";
import { type Work, wait } from "../work.ts";
import type { Calls } from "./calls.ts";
import type { Owner } from "./owner.ts";
import type { Place } from "./place.ts";
import { bootId, isRunning } from "./process.ts";

/**
 * Whether the owner still has the store, by the first of its means that decides.
 *
 * 1. A machine that was started since, or another one, runs none of its processes. A file system that several machines
 *    write to is not guarded: there is only the epoch.
 * 2. It held the abstract socket that this process holds now.
 * 3. Its socket in the directory: the kernel answers for whoever listens, in other containers too.
 * 4. A process with its number and start. On Windows there is no start: a number given anew counts as the owner.
 *
 * @param guard the abstract socket that this process holds.
 */
export function* isAlive(
  calls: Calls<Timing>,
  place: Place,
  owner: Owner,
  guard: string | undefined,
): Work<boolean> {
  if (owner.boot !== bootId()) return false;
  if (guard !== undefined && owner.guard === guard) return false;
  const doorbell = owner.doorbell === undefined ? undefined : place.socketPath(owner.doorbell);
  if (doorbell !== undefined) return yield* wait(calls.knock(doorbell));
  return isRunning(owner.pid, owner.start);
}
