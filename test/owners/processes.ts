import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";

/** Files of tests run at the same time, each with a program of its own. */
const output = join(import.meta.dirname, `program/build/main-${process.pid}.mjs`);

/** Makes the program that the processes run. Once, before all of them. */
export function buildProgram(): void {
  buildSync({
    entryPoints: [join(import.meta.dirname, "program/main.ts")],
    outfile: output,
    bundle: true,
    format: "esm",
    platform: "node",
    external: ["coopy", "coopy/*"],
  });
}

/** What a process was told to do and did not. */
export class ActError extends Error {
  readonly code: string;
  /** Codes of the causes, outermost first. */
  readonly causes: readonly string[];

  constructor({ code, message, causes }: { code: string; message: string; causes: readonly string[] }) {
    super(message);
    this.code = code;
    this.causes = causes;
  }
}

/** Another process with coopy in it. */
export class Peer {
  readonly child: ChildProcess;
  readonly ready: Promise<unknown>;
  /** What it wrote to its output and its errors. */
  said = "";
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  readonly #gone: Promise<unknown>;
  #number = 0;
  readonly #waiting = new Map<number, (reply: Reply) => void>();

  /** @param before the command that runs Node, such as `unshare`. */
  constructor(before: readonly string[] = []) {
    const [command = process.execPath, ...args] = [...before, process.execPath, output];
    this.child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe", "ipc"] });
    peers.add(this);
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.on("data", (bytes: Buffer) => {
        this.said += bytes;
      });
    }
    this.ready = new Promise((resolve) => this.child.once("message", resolve));
    this.child.on("message", (reply: Reply) => {
      this.#waiting.get(reply.number)?.(reply);
      this.#waiting.delete(reply.number);
    });
    this.#gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.ended = new Promise((resolve) =>
      this.child.once("close", (code, signal) => resolve({ code, signal })),
    );
  }

  /** Does not settle when the process dies of it. */
  async tell(act: string, ...args: readonly unknown[]): Promise<unknown> {
    await this.ready;
    const number = ++this.#number;
    const { error, result } = await new Promise<Reply>((resolve) => {
      this.#waiting.set(number, resolve);
      this.child.send({ number, act, args });
    });
    if (error !== undefined) throw new ActError(error);
    return result;
  }

  /** Resolves when the process is gone from the table. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    this.child.kill(signal);
    await this.#gone;
    // What has only begun to run in a container may outlive what made the container. It ends with its channel.
    if (this.child.connected) this.child.disconnect();
    this.child.stdout!.destroy();
    this.child.stderr!.destroy();
    peers.delete(this);
  }
}

interface Reply {
  readonly number: number;
  readonly result?: unknown;
  readonly error?: { readonly code: string; readonly message: string; readonly causes: readonly string[] };
}

const peers = new Set<Peer>();

export async function killPeers(): Promise<void> {
  await Promise.all([...peers].map((peer) => peer.kill()));
}

export function removeProgram(): void {
  rmSync(output, { force: true });
}

/** What a container has of its own: a network, and processes. Undefined where making them is not permitted. */
export const container: readonly string[] | undefined = allowed([
  "unshare",
  "--net",
  "--pid",
  "--fork",
  "--kill-child",
  "--mount-proc",
]);

function allowed(before: readonly string[]): readonly string[] | undefined {
  const [command, ...args] = before as [string, ...string[]];
  return spawnSync(command, [...args, "true"]).status === 0 ? before : undefined;
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
