import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Contestant } from "./contestant.ts";

export function isRedisInstalled(): boolean {
  return spawnSync("redis-server", ["--version"]).status === 0;
}

/** Redis with an append-only file that is synced for every write, through its Unix socket. */
export const redis: Contestant = {
  name: "redis",
  open: async (directory) => {
    // Relative, because the path of a Unix socket has 107 bytes at most.
    const server = spawn("redis-server", settings, { cwd: directory, stdio: "ignore" });
    const client = new RedisClient(await connected(relative(process.cwd(), join(directory, "redis.socket"))));
    let id = 0;
    return {
      add: (name, description) =>
        client.send(["HSET", `task:${++id}`, "name", name, "description", description, "isDone", "0"]),
      count: () => client.send(["DBSIZE"]),
      close: async () => {
        client.close();
        server.kill();
        await once(server, "exit");
      },
    };
  },
};

const settings = Object.entries({
  port: "0",
  unixsocket: "redis.socket",
  save: "",
  appendonly: "yes",
  appendfsync: "always",
  "auto-aof-rewrite-percentage": "0",
}).flatMap(([name, value]) => [`--${name}`, value]);

async function connected(path: string): Promise<Socket> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const socket = connect(path);
    try {
      await once(socket, "connect");
      return socket;
    } catch {
      await sleep(10);
    }
  }
  throw new Error("redis-server does not answer");
}

/** Just enough of the protocol: commands of texts, and answers that are integers. What is sent in one turn is one write. */
class RedisClient {
  readonly #socket: Socket;
  readonly #waiting: ((answer: number) => void)[] = [];
  #unsent = "";
  #unread = "";

  constructor(socket: Socket) {
    this.#socket = socket.setEncoding("latin1").on("data", (text) => this.#read(String(text)));
  }

  send(words: readonly string[]): Promise<number> {
    if (this.#unsent === "") setImmediate(() => this.#flush());
    let text = `*${words.length}\r\n`;
    for (const word of words) text += `$${Buffer.byteLength(word)}\r\n${word}\r\n`;
    this.#unsent += text;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    this.#socket.destroy();
  }

  #flush(): void {
    this.#socket.write(this.#unsent);
    this.#unsent = "";
  }

  #read(text: string): void {
    const answers = (this.#unread + text).split("\r\n");
    this.#unread = answers.pop()!;
    for (const answer of answers) {
      if (!answer.startsWith(":")) throw new Error(`redis answers ${answer}`);
      this.#waiting.shift()!(Number(answer.slice(1)));
    }
  }
}
