import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Contestant } from "./contestant.ts";
import { type Level, type Lmdb, level, lmdb } from "./key-value.ts";
import { isRedisInstalled, redis } from "./redis.ts";
import { type Sqlite, sqlite } from "./sqlite.ts";

/** A competitor that a machine may not have. */
interface Other {
  /** Of its package. */
  readonly name: string;
  contestants(module: never): readonly Contestant[];
}

const packages: readonly Other[] = [
  { name: "better-sqlite3", contestants: (module: Sqlite) => sqlite(module) },
  { name: "lmdb", contestants: (module: Lmdb) => [lmdb(module)] },
  { name: "classic-level", contestants: (module: Level) => [level(module)] },
];

export interface Others {
  readonly contestants: readonly Contestant[];
  /** Why each of the rest is left out. */
  readonly leftOut: readonly string[];
}

/**
 * The competitors that there are. Those with native code have a folder of their own, which is installed when it is first
 * needed: the project itself asks for no compiler.
 */
export async function others(folder: string): Promise<Others> {
  const contestants: Contestant[] = [];
  const leftOut: string[] = [];
  for (const { name, contestants: of } of packages) {
    try {
      contestants.push(...of((await load(folder, name)) as never));
    } catch (error) {
      leftOut.push(`${name} cannot be loaded (${String(error).split("\n")[0]})`);
    }
  }
  if (isRedisInstalled()) contestants.push(redis);
  else leftOut.push("redis: there is no redis-server on the PATH");
  return { contestants, leftOut };
}

/** One of them, for another bench; undefined when it is not to be had here. */
export async function loaded<Module>(folder: string, name: string): Promise<Module | undefined> {
  return (await load(folder, name).catch(() => undefined)) as Module | undefined;
}

async function load(folder: string, name: string): Promise<unknown> {
  install(folder);
  const file = createRequire(join(folder, "package.json")).resolve(name);
  return import(pathToFileURL(file).href);
}

function install(folder: string): void {
  if (existsSync(join(folder, "node_modules"))) return;
  process.stderr.write(
    `installing competitors in ${folder}: once, and it may take minutes to compile them\n`,
  );
  const { status } = spawnSync("npm", ["ci"], {
    cwd: folder,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) process.stderr.write("npm ci failed: what it did not install is left out\n");
}
