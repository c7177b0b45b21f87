import { spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { close, directory, open, snapshot } from "coopy";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Counter } from "../runtime/counter.ts";
import {
  type ActError,
  buildProgram,
  container,
  generator,
  killPeers,
  Peer,
  removeProgram,
} from "./processes.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const rounds = Number(process.env["ROUNDS"] ?? 5);
const isLinux = process.platform === "linux";

let path: string;
beforeAll(buildProgram);
afterAll(removeProgram);
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), "coopy-owners-"));
});
afterEach(async () => {
  await killPeers();
  rmSync(path, { recursive: true });
});

interface Outcome {
  readonly winner: Peer;
  readonly pid: number;
}

/** All try at once: one must win, and the others must be told who did. */
async function race(peers: readonly Peer[], act: (peer: Peer) => Promise<unknown>): Promise<Outcome> {
  const outcomes = await Promise.allSettled(peers.map(act));
  const winners = peers.filter((_, index) => outcomes[index]!.status === "fulfilled");
  const refusals = outcomes.flatMap((outcome) =>
    outcome.status === "rejected" ? [outcome.reason as ActError] : [],
  );
  expect(winners.length, refusals.map(({ message }) => message).join("\n")).toBe(1);
  const winner = winners[0]!;
  const pid = (await winner.tell("pid")) as number;
  for (const { code, message } of refusals) {
    expect(code, message).toBe("COOPY5206");
    expect(message).toContain(`process ${pid} on `);
  }
  return { winner, pid };
}

test(`of many processes that open at once one wins, the others name it, and nothing acknowledged is lost (SEED=${seed})`, async () => {
  const random = generator(seed);
  const acknowledged: string[] = [];
  let peers = Array.from({ length: 5 }, () => new Peer());
  for (let round = 0; round < rounds; round++) {
    const { winner } = await race(peers, (peer) => peer.tell("open", path, { segmentBytesMax: 4096 }));
    if (random() < 0.5) {
      await winner.tell("note", `round ${round}`);
      acknowledged.push(`round ${round}`);
      await winner.tell("close", { snapshot: random() < 0.5 });
      continue;
    }
    await winner.tell("write", `round ${round}`);
    await new Promise((resolve) => setTimeout(resolve, random() * 60));
    await winner.kill();
    acknowledged.push(...linesOf(winner.said));
    peers = [...peers.filter((peer) => peer !== winner), new Peer()];
  }
  const counter = await open(Counter, path);
  const texts = counter.entries.map(({ text }) => text);
  expect(new Set(texts).size, "no command is there twice").toBe(texts.length);
  expect(acknowledged.filter((text) => !new Set(texts).has(text))).toEqual([]);
  await close(counter);
});

/** Whole lines: the last may be cut off. */
function linesOf(said: string): readonly string[] {
  return said.split("\n").slice(0, -1);
}

test("both timings take the same lock, in one process and in several", async () => {
  const mine = directory(path);
  const lock = mine.synchronous.lock();
  await expect(mine.lock()).rejects.toThrow(`this process (pid ${process.pid})`);
  expect(() => directory(path).synchronous.lock()).toThrow(`this process (pid ${process.pid})`);
  lock.release();
  const again = await mine.lock();
  expect(() => mine.synchronous.lock()).toThrow("COOPY5206");
  await again.release();
  expect(readdirSync(path)).toEqual([]);
  const peers = Array.from({ length: 4 }, () => new Peer());
  for (let round = 0; round < rounds; round++) {
    const { winner } = await race(peers, (peer) =>
      peer.tell("lock", path, (peers.indexOf(peer) + round) % 2 === 0 ? "promised" : "immediate"),
    );
    await winner.tell("release");
    expect(readdirSync(path)).toEqual([]);
  }
});

test("a lock that was released twice does not free that of the next owner", async () => {
  const first = await directory(path).lock();
  await first.release();
  const second = await directory(path).lock();
  await first.release();
  expect(() => directory(path).synchronous.lock()).toThrow("COOPY5206");
  await second.release();
});

test.runIf(isLinux)("kill -9 frees the directory at once, to openers in both timings", async () => {
  const delaysMs: number[] = [];
  for (const timing of ["promised", "immediate", "promised", "immediate"]) {
    const owner = new Peer();
    await owner.tell("lock", path, timing);
    await owner.kill();
    const start = performance.now();
    if (timing === "immediate") directory(path).synchronous.lock().release();
    else await (await directory(path).lock()).release();
    delaysMs.push(performance.now() - start);
  }
  expect(Math.max(...delaysMs), `took ${delaysMs.map(Math.round).join(", ")} ms`).toBeLessThan(500);
});

test.runIf(isLinux)("an owner that was killed and that nobody has asked for yet is gone", async () => {
  // The shell runs on and never waits for its child, which stays in the table of processes.
  const shell = spawn("sh", ["-c", "sleep 60 & echo $!; exec sleep 60"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const pid = Number(await new Promise((resolve) => shell.stdout.once("data", resolve)));
  const start = startOf(pid);
  // Until it has become the second `sleep` it is a shell, which would wait for its child.
  while (readFileSync(`/proc/${shell.pid}/comm`, "utf8").trim() !== "sleep") await pause();
  process.kill(pid, "SIGKILL");
  while (!/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"))) await pause();
  leaveLock({ pid, start });
  await (await directory(path).lock()).release();
  shell.kill("SIGKILL");
});

test.runIf(isLinux)("a process that has the number of a dead owner is not taken for it", async () => {
  leaveLock({ pid: process.ppid, start: "1" });
  directory(path).synchronous.lock().release();
  leaveLock({ pid: process.ppid, start: startOf(process.ppid) });
  expect(() => directory(path).synchronous.lock()).toThrow(`process ${process.ppid}`);
});

test.runIf(isLinux)("a machine that was started since has none of its old owners", () => {
  leaveLock({
    pid: process.ppid,
    start: startOf(process.ppid),
    boot: "3f1c9a1e-0000-4000-8000-000000000000",
  });
  directory(path).synchronous.lock().release();
});

test.each(["", "pid\n", "pid -1\nclaim x\n", "\0\0\0\0"])(
  "a LOCK that names nobody holds up nobody: %j",
  (text) => {
    writeFileSync(join(path, "LOCK"), text);
    directory(path).synchronous.lock().release();
    expect(existsSync(join(path, "LOCK"))).toBe(false);
  },
);

test("what claimants left that were killed is removed, and their claims count", async () => {
  writeFileSync(join(path, "LOCK-7"), "pid 999999999\nstart 1\nboot none\nclaim 7\n");
  writeFileSync(join(path, "LOCK-00aa.tmp"), "");
  const lock = await directory(path).lock();
  expect(readFileSync(join(path, "LOCK"), "utf8")).toContain("\nclaim 8\n");
  expect(readdirSync(path).filter((name) => !/^LOCK(-[0-9a-f]{16}\.socket)?$/.test(name))).toEqual([]);
  await lock.release();
});

function leaveLock(owner: { readonly pid: number; readonly start: string; readonly boot?: string }): void {
  const boot = owner.boot ?? readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  writeFileSync(
    join(path, "LOCK"),
    `pid ${owner.pid}\nstart ${owner.start}\nboot ${boot}\nhost here\nclaim 1\n`,
  );
}

function startOf(pid: number): string {
  return readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ")[19]!;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

test.runIf(isLinux)("a name is bound before listen returns, and free before close does", async () => {
  const name = `\0coopy-test-${process.pid}`;
  const listenAt = () => {
    const server = createServer();
    server.on("error", () => {});
    return server.listen({ path: name, exclusive: true });
  };
  const first = listenAt();
  expect(first.listening).toBe(true);
  expect(listenAt().listening).toBe(false);
  first.close();
  const third = listenAt();
  expect(third.listening).toBe(true);
  await new Promise((resolve) => third.close(resolve));
});

test.runIf(isLinux)("without its LOCK an owner still keeps others of its network out", async () => {
  const lock = await directory(path).lock();
  for (const name of readdirSync(path)) rmSync(join(path, name));
  expect(() => directory(path).synchronous.lock()).toThrow("another process");
  await lock.release();
});

describe.skipIf(container === undefined)("containers with networks and processes of their own", () => {
  test("an owner in another container is seen, busy or not, in both timings, and gone when it is killed", async () => {
    const owner = new Peer(container);
    await owner.tell("lock", path, "promised");
    void owner.tell("beBusy", 60_000);
    const refused = { code: "COOPY5206", message: expect.stringMatching(/process [0-9]+ on /) as string };
    await expect(directory(path).lock()).rejects.toMatchObject(refused);
    expect(() => directory(path).synchronous.lock()).toThrow(/COOPY5206.*process [0-9]+ on /);
    const other = new Peer(container);
    await expect(other.tell("lock", path, "immediate")).rejects.toMatchObject(refused);
    await owner.kill();
    const start = performance.now();
    directory(path).synchronous.lock().release();
    expect(performance.now() - start).toBeLessThan(2_000);
    await other.tell("lock", path, "immediate");
  });

  test("a path longer than a socket's name may be is no hindrance", async () => {
    const long = join(path, "long".repeat(40));
    const owner = new Peer(container);
    await owner.tell("lock", long, "promised");
    expect(() => directory(long).synchronous.lock()).toThrow("COOPY5206");
    await owner.kill();
    directory(long).synchronous.lock().release();
  });

  test(`of many that find an owner dead one follows it, each time (SEED=${seed})`, async () => {
    const random = generator(seed);
    let peers = Array.from({ length: 4 }, () => new Peer(container));
    let count = 0;
    for (let round = 0; round < rounds; round++) {
      // From another container the number of a process says nothing, so only that there is one is asked for.
      const outcomes = await Promise.allSettled(
        peers.map((peer) => peer.tell("lock", path, random() < 0.5 ? "promised" : "immediate")),
      );
      const winners = peers.filter((_, index) => outcomes[index]!.status === "fulfilled");
      expect(winners.length, `round ${round}`).toBe(1);
      count++;
      const [winner] = winners as [Peer];
      if (random() < 0.5) await winner.tell("release");
      else {
        await winner.kill();
        peers = [...peers.filter((peer) => peer !== winner), new Peer(container)];
      }
    }
    expect(count).toBe(rounds);
  });
});

describe("an owner whose directory is no longer its own", () => {
  /** The state of a store: its files, but not those of the lock. */
  const contents = (place: string) =>
    readdirSync(place)
      .filter((name) => !name.startsWith("LOCK"))
      .sort();

  test("writes nothing into another that was made at its path, and fails at the next segment", async () => {
    const data = join(path, "data");
    const counter = await open(Counter, data, { segmentBytesMax: 1 });
    renameSync(data, join(path, "moved"));
    const next = await open(Counter, data);
    const before = contents(data);
    await counter.add(1).catch(() => {});
    await expect(snapshot(counter)).rejects.toMatchObject({ code: "COOPY5007" });
    await close(counter);
    expect(contents(data)).toEqual(before);
    await next.add(5);
    await close(next);
    const moved = await open(Counter, join(path, "moved"));
    expect(moved.total).toBe(1);
    await close(moved);
  });

  test("fails when it was deleted", async () => {
    const data = join(path, "data");
    const counter = await open(Counter, data);
    rmSync(data, { recursive: true });
    await counter.add(1);
    await expect(snapshot(counter)).rejects.toMatchObject({
      code: "COOPY5007",
      cause: { code: "COOPY5212" },
    });
    await expect(counter.add(1)).rejects.toMatchObject({ code: "COOPY5007" });
    await close(counter);
    expect(existsSync(data)).toBe(false);
  });

  test("stops at the next segment, and at the next snapshot, when another took its LOCK", async () => {
    for (const notices of ["segment", "snapshot"] as const) {
      const data = join(path, notices);
      const counter = await open(Counter, data, { segmentBytesMax: notices === "segment" ? 1 : 1e9 });
      writeFileSync(join(data, "LOCK.new"), "pid 1\nhost elsewhere\n");
      renameSync(join(data, "LOCK.new"), join(data, "LOCK"));
      await counter.add(1);
      const failed = { code: "COOPY5007", cause: { code: "COOPY5206" } };
      await expect(notices === "segment" ? flushed(counter) : snapshot(counter)).rejects.toMatchObject(
        failed,
      );
      await expect(counter.add(1)).rejects.toMatchObject(failed);
      await close(counter);
      expect(readFileSync(join(data, "LOCK"), "utf8"), "the LOCK of another stays").toContain("elsewhere");
    }
  });

  const flushed = async (counter: { add(amount: number): Promise<void> }) => {
    for (let index = 0; index < 3; index++) await counter.add(1);
  };

  test("stops at the next snapshot when its epoch was raised behind its back", async () => {
    const counter = await open(Counter, path);
    writeFileSync(join(path, "epoch-00000002"), "");
    await counter.add(1);
    await expect(snapshot(counter)).rejects.toMatchObject({ code: "COOPY5007" });
    await expect(counter.add(1)).rejects.toMatchObject({ code: "COOPY5007" });
    await close(counter);
  });
});

test("a copy of a store is free while the original is open", async () => {
  const counter = await open(Counter, join(path, "original"));
  await counter.add(3);
  const copy = join(path, "copy");
  mkdirSync(copy);
  for (const name of readdirSync(join(path, "original"))) {
    if (name.endsWith(".socket")) continue;
    writeFileSync(join(copy, name), readFileSync(join(path, "original", name)));
    chmodSync(join(copy, name), 0o600);
  }
  const copied = await open(Counter, copy);
  expect(copied.total).toBe(3);
  await Promise.all([close(copied), close(counter)]);
});
