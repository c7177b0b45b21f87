import { constants } from "node:fs";
import { join } from "node:path";
import { type Work, wait } from "../work.ts";
import type { Calls } from "./calls.ts";

/** Sockets have names of about 100 bytes at most; the path of a directory may be longer. */
const socketPathBytesMax = 100;

/** A directory that stays the same one while it is used, whatever becomes of its name. */
export interface Place {
  readonly path: string;
  /** Device and inode. */
  readonly identity: string;
  /** The path of a socket in it; undefined where there can be none. */
  socketPath(name: string): string | undefined;
  close(): Work<void>;
}

export function* openPlace(calls: Calls<"promised" | "immediate">, path: string): Work<Place> {
  const identity = yield* wait(calls.identity(path));
  if (process.platform !== "linux") {
    return {
      path,
      identity,
      socketPath: (name) => {
        const full = join(path, name);
        const isPossible = process.platform !== "win32" && Buffer.byteLength(full) <= socketPathBytesMax;
        return isPossible ? full : undefined;
      },
      *close() {},
    };
  }
  const fd = yield* wait(calls.open(path, constants.O_RDONLY | constants.O_DIRECTORY));
  return {
    path,
    identity,
    socketPath: (name) => `/proc/self/fd/${fd}/${name}`,
    close: () => wait(calls.close(fd)),
  };
}
