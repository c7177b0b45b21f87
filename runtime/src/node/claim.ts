import { constants } from "node:fs";
import { join } from "node:path";
import type { Timing } from "../storage.ts";
import { type Work, wait } from "../work.ts";
import type { Calls } from "./calls.ts";
import { identityIfThere, lockName, readClaims, removeIfThere } from "./claims.ts";
import { type Owner, ownerText } from "./owner.ts";
import { errnoOf } from "./storage-error.ts";

const { O_CREAT, O_EXCL, O_WRONLY } = constants;

/**
 * Makes the owner the one that follows what was seen.
 * @returns the identity of its LOCK; undefined when another was faster.
 */
export function* claim(
  calls: Calls<Timing>,
  path: string,
  owner: Owner,
  seen: string,
): Work<string | undefined> {
  const name = `LOCK-${owner.claim}`;
  const prepared = join(path, `LOCK-${owner.id}.tmp`);
  const lock = join(path, lockName);
  yield* writeNew(calls, prepared, ownerText(owner));
  try {
    yield* giveName(calls, prepared, join(path, name));
    const isStill = (yield* readClaims(calls, path, name)).seen === seen;
    if (!isStill || !(yield* canBeHeard(calls, path, owner))) {
      yield* removeIfThere(calls, join(path, name));
      return undefined;
    }
    yield* wait(calls.rename(join(path, name), lock));
    return yield* wait(calls.identity(lock));
  } catch (error) {
    // ENOENT: an owner tidied up what was not its own.
    if (errnoOf(error) === "EEXIST" || errnoOf(error) === "ENOENT") return undefined;
    throw error;
  } finally {
    yield* removeIfThere(calls, prepared);
  }
}

/** Whether nobody took its socket for one that a dead claimant left. */
function* canBeHeard(calls: Calls<Timing>, path: string, { doorbell }: Owner): Work<boolean> {
  return doorbell === undefined || (yield* identityIfThere(calls, join(path, doorbell))) !== undefined;
}

function* writeNew(calls: Calls<Timing>, path: string, text: string): Work<void> {
  const fd = yield* wait(calls.open(path, O_CREAT | O_EXCL | O_WRONLY));
  try {
    yield* wait(calls.writeFile(fd, text));
  } finally {
    yield* wait(calls.close(fd));
  }
}

/** With all its text, or not at all. Where files have one name only, a copy is the next best. */
function* giveName(calls: Calls<Timing>, from: string, to: string): Work<void> {
  try {
    yield* wait(calls.link(from, to));
  } catch (error) {
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(errnoOf(error) ?? "")) throw error;
    yield* wait(calls.copyNew(from, to));
  }
}
