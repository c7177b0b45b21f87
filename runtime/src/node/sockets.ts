import type { Server } from "node:net";
import { entropy } from "../platform.ts";
import type { Timing } from "../storage.ts";
import { type Work, wait } from "../work.ts";
import type { Calls } from "./calls.ts";
import { listenNow } from "./listen-now.ts";
import type { Place } from "./place.ts";
import { networkNamespace } from "./process.ts";

/** A socket that shows that its owner lives, and the name by which others find it. */
export interface Held {
  readonly server: Server;
  readonly name: string;
}

/**
 * The abstract socket named after the directory: only one process can have it.
 * @returns "taken" when another has it; undefined where there are none.
 */
export function takeGuard({ identity }: Place): Held | "taken" | undefined {
  const network = networkNamespace();
  if (network === "") return undefined;
  const server = listenNow(`\0coopy-${identity}`);
  if (server !== undefined) return { server, name: `${network} ${identity}` };
  // Why it cannot be had is told too late. If a name that nobody has can be, it is because somebody has this one.
  const probe = listenNow(`\0coopy-probe-${hexOf(entropy(8))}`);
  probe?.close();
  return probe === undefined ? undefined : "taken";
}

/** A socket in the directory, for those in other networks. @returns undefined where there can be none. */
export function* listenInside(calls: Calls<Timing>, place: Place, id: string): Work<Held | undefined> {
  const name = `LOCK-${id}.socket`;
  const path = place.socketPath(name);
  const server = path === undefined ? undefined : listenNow(path);
  if (path === undefined || server === undefined) return undefined;
  yield* wait(calls.chmod(path, 0o600));
  return { server, name };
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
