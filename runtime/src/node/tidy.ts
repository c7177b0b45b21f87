import { join } from "node:path";
import type { Timing } from "../storage.ts";
import { type Work, wait } from "../work.ts";
import type { Calls } from "./calls.ts";
import { type Claims, removeIfThere } from "./claims.ts";
import type { Place } from "./place.ts";

/**
 * Removes what owners and claimants left that were killed, and nothing of those that live: a claim that were removed
 * could be made by another meanwhile, and who cannot be heard counts as gone.
 *
 * @param own the socket of the new owner.
 */
export function* tidy(
  calls: Calls<Timing>,
  place: Place,
  { holder, claimants, names: claims }: Claims,
  own: string | undefined,
): Work<void> {
  const doorbells = [holder, ...claimants].map((owner) => owner?.doorbell);
  for (const name of yield* wait(calls.readdir(place.path))) {
    // Whoever misses the text that it prepared begins again.
    const isText = /^LOCK-.+\.tmp$/.test(name);
    const isSocket = /^LOCK-.+\.socket$/.test(name) && name !== own;
    const isDead =
      isText ||
      claims.includes(name) ||
      (isSocket && (doorbells.includes(name) || !(yield* isHeard(calls, place, name))));
    if (isDead) yield* removeIfThere(calls, join(place.path, name));
  }
}

/** Of one that just begins to listen nobody is heard yet. It looks for its socket before it counts as an owner. */
function* isHeard(calls: Calls<Timing>, place: Place, name: string): Work<boolean> {
  const path = place.socketPath(name);
  return path === undefined || (yield* wait(calls.knock(path)));
}
