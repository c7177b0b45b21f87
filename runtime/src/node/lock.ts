import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { CoopyError } from "../errors.ts";
import type { StorageLock } from "../storage.ts";
import { bootId, isRunning, processStart } from "./process.ts";

interface Owner {
  readonly pid: number;
  /** When the process started, in ticks of the kernel: tells it from a later one with its number. */
  readonly start: string;
  readonly boot: string;
  readonly host: string;
}

/** Directories that this process holds: a LOCK file that names this process proves nothing by itself. */
const held = new Set<string>();

/**
 * One owner at a time. On Linux an abstract socket named after the directory's device and inode is the lock: taking it is
 * atomic and the kernel frees it when the process dies, in whatever way. The LOCK file says who the owner is; elsewhere,
 * and for containers that share a directory but not a network namespace, it is the lock, and the epoch file what decides a race.
 */
export async function lockDirectory(path: string): Promise<StorageLock> {
  const { dev, ino } = await stat(path, { bigint: true });
  const key = `${dev}-${ino}`;
  const server = process.platform === "linux" ? await listen(`\0coopy-${key}`) : undefined;
  if (server === null || held.has(key)) throw alreadyOpen(path, await readOwner(path));
  held.add(key);
  const release = async () => {
    held.delete(key);
    if (server !== undefined) await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  try {
    const owner = await readOwner(path);
    if (owner !== undefined && (await isAlive(owner))) throw alreadyOpen(path, owner);
    await writeOwner(path);
  } catch (error) {
    await release();
    throw error;
  }
  return {
    release: async () => {
      await writeFile(join(path, "LOCK"), "", { mode: 0o600 }).catch(() => {});
      await release();
    },
  };
}

/** @returns null when another process listens there. */
function listen(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy());
    server.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    server.listen({ path: name, exclusive: true }, () => resolve(server.unref()));
  });
}

function alreadyOpen(path: string, owner: Owner | undefined): CoopyError {
  const who =
    owner === undefined
      ? "another process"
      : owner.pid === process.pid
        ? `this process (pid ${owner.pid})`
        : `process ${owner.pid} on ${owner.host}`;
  return new CoopyError(
    "COOPY5206",
    `${path} is open in ${who}. Close it there first; a store has one owner.`,
  );
}

async function readOwner(path: string): Promise<Owner | undefined> {
  const text = await readFile(join(path, "LOCK"), "utf8").catch(() => "");
  const field = (name: string) => new RegExp(`^${name} (.*)$`, "m").exec(text)?.[1];
  const pid = Number(field("pid"));
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return { pid, start: field("start") ?? "", boot: field("boot") ?? "", host: field("host") ?? "" };
}

async function writeOwner(path: string): Promise<void> {
  const text = `pid ${process.pid}\nstart ${await processStart(process.pid)}\nboot ${await bootId()}\nhost ${hostname()}\n`;
  const temporary = join(path, `LOCK.${process.pid}`);
  await writeFile(temporary, text, { mode: 0o600 });
  await rename(temporary, join(path, "LOCK"));
}

/** Whether the owner that LOCK names still runs, as far as this machine can tell. */
async function isAlive(owner: Owner): Promise<boolean> {
  if (owner.pid === process.pid && owner.start === (await processStart(process.pid))) return false; // `held` knows better
  // Of another machine, or container with its own processes, nothing can be known: the socket and the epoch must do.
  if (owner.host !== hostname() || owner.boot !== (await bootId())) return false;
  if (process.platform !== "linux") return isRunning(owner.pid);
  return owner.start !== "" && owner.start === (await processStart(owner.pid));
}
