import { constants } from "node:fs";
import { dirname } from "node:path";
import { CoopyError } from "../errors.ts";
import type { Timing } from "../storage.ts";
import { type Work, wait } from "../work.ts";
import type { Calls } from "./calls.ts";
import { errnoOf } from "./storage-error.ts";

/** Makes the directory and those above it that are missing. They are durable when it is done. */
export function* makeDirectory(calls: Calls<Timing>, path: string): Work<void> {
  if (yield* makeMissing(calls, path)) return;
  if (!(yield* wait(calls.isDirectory(path)))) {
    throw new CoopyError("COOPY5202", `${path} is a file, and a store is a directory. Choose another place.`);
  }
  yield* confirmDirectory(calls, path);
}

/**
 * One by one: Node's own way says of a file system that takes no writes that a directory is missing.
 * @returns whether it was made.
 */
function* makeMissing(calls: Calls<Timing>, path: string): Work<boolean> {
  try {
    yield* wait(calls.mkdir(path));
  } catch (error) {
    if (yield* exists(calls, path)) return false;
    if (errnoOf(error) !== "ENOENT" || dirname(path) === path) throw error;
    yield* makeMissing(calls, dirname(path));
    yield* wait(calls.mkdir(path));
  }
  // A directory is durable when the one that names it was synced.
  yield* syncDirectory(calls, dirname(path));
  return true;
}

function* exists(calls: Calls<Timing>, path: string): Work<boolean> {
  try {
    yield* wait(calls.identity(path));
    return true;
  } catch {
    return false;
  }
}

/** Whoever made an empty directory may not have made it durable, and what will lie in it depends on that. */
function* confirmDirectory(calls: Calls<Timing>, path: string): Work<void> {
  if ((yield* wait(calls.readdir(path))).length > 0) return;
  try {
    yield* syncDirectory(calls, dirname(path));
  } catch (error) {
    // Those who may use a directory need not be allowed to read the one above.
    if (errnoOf(error) !== "EACCES" && errnoOf(error) !== "EPERM") throw error;
  }
}

/** Makes the names in the directory durable. */
export function* syncDirectory(calls: Calls<Timing>, path: string): Work<void> {
  // Windows opens no directories; there a rename is as durable as NTFS makes it.
  if (process.platform === "win32") return;
  const fd = yield* wait(calls.open(path, constants.O_RDONLY));
  try {
    yield* wait(calls.fsync(fd));
  } finally {
    yield* wait(calls.close(fd));
  }
}
