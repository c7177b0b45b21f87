import { join } from "node:path";
import { CoopyError } from "../errors.ts";
import { entropy } from "../platform.ts";
import type { Timing } from "../storage.ts";
import type { Work } from "../work.ts";
import { alreadyOpen, ownerBehind } from "./already-open.ts";
import type { Calls } from "./calls.ts";
import { identityIfThere, lockName, readClaims, removeOwnLock } from "./claims.ts";
import { follow } from "./follow.ts";
import { openPlace } from "./place.ts";
import { type Held, hexOf, listenInside, takeGuard } from "./sockets.ts";

export interface DirectoryLock {
  /** @throws CoopyError COOPY5206 when another process has taken the directory over, COOPY5212 when it is another one now. */
  expectHeld(): Work<void>;
  release(): Work<void>;
}

/**
 * One owner at a time, and a new one at once when it is gone, however it ended.
 *
 * **Linux.** An abstract socket named after the directory's device and inode keeps out every process of the same network,
 * whatever happens to files. LOCK keeps out containers with networks of their own on the same machine: it names a socket
 * in the directory, at which the owner listens, and the kernel tells whether somebody does. Both are freed with the process.
 *
 * **macOS.** LOCK and the socket in the directory, where its path is short enough (100 bytes); otherwise as on Windows.
 *
 * **Windows.** LOCK with a process number. That it was given anew cannot be seen: then LOCK must be removed by hand.
 *
 * Everywhere: of several that find an owner gone one follows it (`claims.ts`). Machines that share a file system do not see
 * each other's processes, so the last to open takes over. An owner that lost LOCK, or whose directory was moved, replaced
 * or deleted, learns of it before it makes, renames or removes another file, which a new segment and a snapshot do.
 */
export function* lockDirectory(calls: Calls<Timing>, path: string): Work<DirectoryLock> {
  const place = yield* openPlace(calls, path);
  const guard = takeGuard(place);
  if (guard === "taken") {
    const owner = yield* ownerBehind(calls, path);
    yield* place.close();
    throw alreadyOpen(path, owner);
  }
  let doorbell: Held | undefined;
  const letGo = function* () {
    // What is named by a path is freed while the path still leads there.
    doorbell?.server.close();
    guard?.server.close();
    yield* place.close();
  };
  try {
    const id = hexOf(entropy(8));
    doorbell = yield* listenInside(calls, place, id);
    const identity = yield* follow(calls, place, { id, guard: guard?.name, doorbell: doorbell?.name });
    return {
      expectHeld: () => expectLock(calls, path, identity),
      *release() {
        // Before the sockets are closed: until then nobody can have followed, so LOCK is this owner's if it was.
        yield* removeOwnLock(calls, path, identity);
        yield* letGo();
      },
    };
  } catch (error) {
    yield* letGo();
    throw error;
  }
}

function* expectLock(calls: Calls<Timing>, path: string, identity: string): Work<void> {
  const now = yield* identityIfThere(calls, join(path, lockName));
  if (now === identity) return;
  if (now !== undefined) {
    throw alreadyOpen(path, (yield* readClaims(calls, path)).holder);
  }
  throw new CoopyError(
    "COOPY5212",
    `${path} is not the directory that was opened, or the file LOCK in it was removed. Put back what was moved, and open the store again.`,
  );
}
