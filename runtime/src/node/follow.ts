import type { Timing } from "../storage.ts";
import { type Work, wait } from "../work.ts";
import { alreadyOpen } from "./already-open.ts";
import type { Calls } from "./calls.ts";
import { claim } from "./claim.ts";
import { readClaims } from "./claims.ts";
import { isAlive } from "./liveness.ts";
import { type Owner, thisOwner } from "./owner.ts";
import type { Place } from "./place.ts";
import { tidy } from "./tidy.ts";

/** How long claims of others may be in the way. Each is there for a moment. */
const attempts = { countMax: 200, pauseMs: 5 } as const;

/**
 * Becomes the owner after those that are gone.
 * @returns the identity of its LOCK.
 * @throws CoopyError COOPY5206 when one is not.
 */
export function* follow(
  calls: Calls<Timing>,
  place: Place,
  means: Pick<Owner, "id" | "guard" | "doorbell">,
): Work<string> {
  const { path } = place;
  for (let attempt = 0; attempt < attempts.countMax; attempt++) {
    const claims = yield* readClaims(calls, path);
    const { holder, claimants, next, seen } = claims;
    if (holder !== undefined && (yield* isAlive(calls, place, holder, means.guard))) {
      throw alreadyOpen(path, holder);
    }
    let isClaimed = false;
    for (const owner of claimants) isClaimed ||= yield* isAlive(calls, place, owner, means.guard);
    if (!isClaimed) {
      const identity = yield* claim(calls, path, thisOwner({ claim: next, ...means }), seen);
      if (identity !== undefined) {
        yield* tidy(calls, place, claims, means.doorbell);
        return identity;
      }
    }
    // It ends soon: as the holder, or as nothing.
    yield* wait(calls.pause(attempts.pauseMs));
  }
  throw alreadyOpen(path, undefined);
}
