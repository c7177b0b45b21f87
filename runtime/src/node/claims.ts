import { join } from "node:path";
import type { Timing } from "../storage.ts";
import { type Work, wait } from "../work.ts";
import type { Calls } from "./calls.ts";
import { type Owner, parseOwner } from "./owner.ts";
import { errnoOf } from "./storage-error.ts";

// LOCK says who owns the store. To follow an owner that is gone, a process makes the file LOCK-<claim>, with a number one
// higher than any it sees. Making it is exclusive, so of those who see the same only one can; and it counts only if what
// was seen is still there afterwards, so one that was slow follows nobody. Then the file is renamed to LOCK.

export const lockName = "LOCK";

/** Whether the file is of the lock, and none of the store's. */
export function isOfLock(name: string): boolean {
  return /^LOCK(-|$)/.test(name);
}

export interface Claims {
  /** Whom LOCK names. */
  readonly holder: Owner | undefined;
  /** Who is about to become that, or died of it. */
  readonly claimants: readonly Owner[];
  /** The files of the claimants. */
  readonly names: readonly string[];
  /** Number of the next claim. */
  readonly next: number;
  /** The same whenever the same is there. */
  readonly seen: string;
}

/** Claims are read before LOCK: one that becomes it meanwhile is seen at least once. */
export function* readClaims(calls: Calls<Timing>, path: string, except?: string): Work<Claims> {
  const names = (yield* wait(calls.readdir(path)))
    .filter((name) => /^LOCK-[0-9]+$/.test(name) && name !== except)
    .sort();
  const texts: string[] = [];
  for (const name of names) texts.push(yield* readText(calls, join(path, name)));
  const lockText = yield* readText(calls, join(path, lockName));
  const holder = parseOwner(lockText);
  const numbers = names.map((name) => Number(name.slice("LOCK-".length)));
  return {
    holder,
    claimants: texts.flatMap((text) => parseOwner(text) ?? []),
    names,
    next: 1 + Math.max(0, holder?.claim ?? 0, ...numbers),
    seen: [...names, ...texts, lockText].join("\n"),
  };
}

/** The file as it is, or an empty text: it may be gone by now. */
function* readText(calls: Calls<Timing>, path: string): Work<string> {
  try {
    return new TextDecoder().decode(yield* wait(calls.readFile(path)));
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return "";
    throw error;
  }
}

/** What a name leads to now; undefined when there is none. */
export function* identityIfThere(calls: Calls<Timing>, path: string): Work<string | undefined> {
  try {
    return yield* wait(calls.identity(path));
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Lets the next owner in. LOCK of an owner that was followed by another is not its own any more. */
export function* removeOwnLock(calls: Calls<Timing>, path: string, identity: string): Work<void> {
  try {
    const lock = join(path, lockName);
    if ((yield* identityIfThere(calls, lock)) === identity) yield* wait(calls.unlink(lock));
  } catch {
    // LOCK stays, and names sockets at which nobody listens.
  }
}

export function* removeIfThere(calls: Calls<Timing>, path: string): Work<void> {
  try {
    yield* wait(calls.unlink(path));
  } catch (error) {
    if (errnoOf(error) !== "ENOENT") throw error;
  }
}
