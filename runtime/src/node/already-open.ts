import { CoopyError } from "../errors.ts";
import type { Timing } from "../storage.ts";
import { type Work, wait } from "../work.ts";
import type { Calls } from "./calls.ts";
import { readClaims } from "./claims.ts";
import type { Owner } from "./owner.ts";
import { isRunning, processStart } from "./process.ts";

const attempts = { countMax: 40, pauseMs: 5 } as const;

/** Who has the directory that another process was just seen to have. It may need a moment to write its name. */
export function* ownerBehind(calls: Calls<Timing>, path: string): Work<Owner | undefined> {
  let last: Owner | undefined;
  for (let attempt = 0; attempt < attempts.countMax; attempt++) {
    try {
      const { holder, claimants } = yield* readClaims(calls, path);
      const owners = [...claimants, ...(holder === undefined ? [] : [holder])];
      const running = owners.find(({ pid, start }) => isRunning(pid, start));
      if (running !== undefined) return running;
      last = owners.at(-1);
    } catch {
      return undefined; // that it is open is certain, and more useful than why LOCK cannot be read
    }
    yield* wait(calls.pause(attempts.pauseMs));
  }
  return last;
}

export function alreadyOpen(path: string, owner: Owner | undefined): CoopyError {
  const who =
    owner === undefined
      ? "another process"
      : // The first process of every container is number 1.
        owner.pid === process.pid && owner.start === processStart(owner.pid)
        ? `this process (pid ${owner.pid})`
        : `process ${owner.pid} on ${owner.host}`;
  return new CoopyError(
    "COOPY5206",
    `${path} is open in ${who}. Close it there first; a store has one owner.`,
  );
}
