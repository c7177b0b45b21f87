import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CoopyError, close, directory, open, snapshot } from "coopy";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { storageError } from "../../runtime/src/node/storage-error.ts";
import { Counter } from "../runtime/counter.ts";
import { buildProgram, killPeers, Peer, removeProgram } from "./processes.ts";

const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === "linux";

let path: string;
beforeAll(buildProgram);
afterAll(removeProgram);
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), "coopy-disk-"));
});
afterEach(async () => {
  await killPeers();
  rmSync(path, { recursive: true });
});

/** Both timings with one face. */
const timings = [
  ["promised", (place: string) => directory(place)],
  ["immediate", (place: string) => directory(place).synchronous],
] as const;

/** What it failed with, however it told. */
async function failureOf(act: () => unknown): Promise<CoopyError> {
  try {
    await act();
  } catch (error) {
    return error as CoopyError;
  }
  throw new Error("it did not fail");
}

describe.each(timings)("%s operations", (_name, at) => {
  test("do what a storage promises", async () => {
    const place = join(path, "deep", "data");
    const storage = at(place);
    const lock = await storage.lock();
    expect(statSync(join(path, "deep")).mode & 0o777).toBe(0o700);
    expect(statSync(place).mode & 0o777).toBe(0o700);
    const file = await storage.create("a");
    await file.write(Uint8Array.of(1, 2, 3, 4));
    await file.write(new Uint8Array(0));
    await file.sync();
    await file.truncate(2);
    await file.write(Uint8Array.of(9));
    await file.close();
    const again = await storage.open("a");
    await again.write(Uint8Array.of(7));
    await again.close();
    expect([...(await storage.read("a"))]).toEqual([1, 2, 9, 7]);
    await (await storage.create("b")).close();
    await storage.rename("a", "b");
    await storage.syncDirectory();
    expect(await storage.list()).toEqual(["b"]);
    for (const name of readdirSync(place)) expect(statSync(join(place, name)).mode & 0o777, name).toBe(0o600);
    await storage.remove("b");
    await lock.release();
    expect(readdirSync(place)).toEqual([]);
  });

  test("fail by a code, the path, what happened, what to do, and the system's own error", async () => {
    const failure = await failureOf(() => at(join(path, "none")).list());
    expect(failure.code).toBe("COOPY5212");
    expect(failure.message).toContain(
      `listing ${join(path, "none")} failed (ENOENT): there is no such place. See`,
    );
    expect(failure.cause).toMatchObject({ code: "ENOENT", syscall: "scandir" });
    for (const act of ["read", "open", "remove"] as const) {
      expect(await failureOf(() => at(path)[act]("a"))).toMatchObject({ code: "COOPY5212" });
    }
    expect(await failureOf(() => at(path).rename("a", "b"))).toMatchObject({ code: "COOPY5212" });
    writeFileSync(join(path, "a"), "");
    expect(await failureOf(() => at(path).create("a"))).toMatchObject({
      code: "COOPY5207",
      cause: { code: "EEXIST" },
    });
  });

  test("refuse a path that is a file, and one below a file", async () => {
    const file = join(path, "file");
    writeFileSync(file, "mine");
    expect(await failureOf(() => at(file).lock())).toMatchObject({ code: "COOPY5202" });
    expect(await failureOf(() => at(join(file, "below")).lock())).toMatchObject({ code: "COOPY5212" });
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  test("of a closed file reach no other that got its number", async () => {
    const storage = at(path);
    const file = await storage.create("a");
    await file.close();
    const other = await storage.create("b");
    expect(await failureOf(() => file.write(Uint8Array.of(1)))).toMatchObject({
      name: expect.any(String) as string,
    });
    await failureOf(() => file.close());
    await other.write(Uint8Array.of(2));
    await other.close();
    expect([...(await storage.read("b"))]).toEqual([2]);
  });

  test.runIf(isLinux)("tell a device that fails, and one that is full", async () => {
    symlinkSync("/proc/self/mem", join(path, "failing"));
    symlinkSync("/dev/full", join(path, "full"));
    expect(await failureOf(() => at(path).read("failing"))).toMatchObject({
      code: "COOPY5213",
      cause: { code: "EIO" },
    });
    const full = await at(path).open("full");
    expect(await failureOf(() => full.write(new Uint8Array(100)))).toMatchObject({
      code: "COOPY5211",
      cause: { code: "ENOSPC" },
    });
    await full.close();
  });
});

test.each([
  ["EROFS", "COOPY5208"],
  ["EACCES", "COOPY5209"],
  ["EPERM", "COOPY5209"],
  ["EMFILE", "COOPY5210"],
  ["ENFILE", "COOPY5210"],
  ["ENOSPC", "COOPY5211"],
  ["EDQUOT", "COOPY5211"],
  ["ENOENT", "COOPY5212"],
  ["ENOTDIR", "COOPY5212"],
  ["EIO", "COOPY5213"],
  ["EBUSY", "COOPY5207"],
  ["constructor", "COOPY5207"],
])("%s is told as %s", (errno, code) => {
  const cause = Object.assign(new Error(errno), { code: errno });
  expect(storageError("writing x", cause)).toMatchObject({ code, cause });
});

test.runIf(isLinux && isRoot)("a user without rights is told so, and changes nothing", async () => {
  const data = join(path, "data");
  await close(await open(Counter, data));
  chmodSync(path, 0o755);
  const before = readdirSync(data).sort();
  const peer = new Peer();
  await peer.tell("become", 65_534);
  for (const place of [data, join(path, "new")]) {
    await expect(peer.tell("open", place)).rejects.toMatchObject({
      code: "COOPY5209",
      causes: ["EACCES"],
      message: expect.stringContaining(place) as string,
    });
  }
  expect(readdirSync(data).sort()).toEqual(before);
});

test.runIf(isLinux)(
  "however few files may be open, opening works or says that they are too few",
  async () => {
    await close(await open(Counter, path));
    const peer = new Peer(["sh", "-c", 'ulimit -n 64; exec "$@"', "sh"]);
    const codes: string[] = [];
    for (let count = 0; codes.at(-1) !== "opened"; count++) {
      await peer.tell("leaveDescriptors", count);
      const failure = await peer.tell("open", path).then(
        () => undefined,
        (error: { code: string; causes: readonly string[] }) => error,
      );
      codes.push(failure === undefined ? "opened" : failure.code);
      if (failure !== undefined) expect(failure.causes).toContain("EMFILE");
      expect(count).toBeLessThan(30);
    }
    expect(codes[0]).toBe("COOPY5210");
    expect(new Set(codes.slice(0, -1)), codes.join()).toEqual(new Set(["COOPY5210"]));
    await peer.tell("freeDescriptors");
    await peer.tell("add", 4);
    await peer.tell("close");
    const counter = await open(Counter, path);
    expect(counter.total).toBe(4);
    await close(counter);
  },
);

/** Whether a small file system can be mounted here, and what it said if not. */
const mounting = isLinux && isRoot ? tryMount() : "only root of a Linux can";

function tryMount(): string | undefined {
  const place = mkdtempSync(join(tmpdir(), "coopy-mount-"));
  const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "tmpfs", place], { encoding: "utf8" });
  if (status === 0) execFileSync("umount", [place]);
  rmSync(place, { recursive: true });
  return status === 0 ? undefined : stderr;
}

describe.skipIf(mounting !== undefined)(`a small file system (mounting: ${mounting ?? "works"})`, () => {
  beforeEach(() => {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=128k", "tmpfs", path]);
  });
  afterEach(() => {
    execFileSync("umount", ["--lazy", path]);
  });
  const data = () => join(path, "data");
  const fill = () => {
    spawnSync("dd", ["if=/dev/zero", `of=${join(path, "filler")}`, "bs=1k"]);
    return () => rmSync(join(path, "filler"));
  };

  test.each(timings)("a write that is cut short by a full disk says so (%s)", async (_name, at) => {
    const storage = at(path);
    const file = await storage.create("a");
    let writtenBytes = 0;
    const failure = await failureOf(async () => {
      for (; ; writtenBytes += 5000) await file.write(new Uint8Array(5000));
    });
    expect(failure).toMatchObject({ code: "COOPY5211", cause: { code: "ENOSPC" } });
    // Not a multiple: the system wrote a part of the last, and gave no error for that.
    expect(statSync(join(path, "a")).size).toBeGreaterThan(writtenBytes);
    await file.truncate(writtenBytes);
    await file.close();
    expect(statSync(join(path, "a")).size).toBe(writtenBytes);
  });

  test("a full disk ends the store; when there is room again it opens with all that was acknowledged", async () => {
    const counter = await open(Counter, data());
    const acknowledged: string[] = [];
    const failure = await failureOf(async () => {
      for (let index = 0; ; index++) {
        const text = `${index} ${"x".repeat(3000)}`;
        await counter.note({ text });
        acknowledged.push(text);
      }
    });
    const codes = [failure.code, (failure.cause as CoopyError | undefined)?.code];
    expect(codes).toContain("COOPY5211");
    await close(counter, { snapshot: false }).catch(() => {});
    execFileSync("mount", ["-o", "remount,size=1m", path]);
    const again = await open(Counter, data());
    expect(again.entries.map(({ text }) => text).slice(0, acknowledged.length)).toEqual(acknowledged);
    await close(again);
  });

  test("a disk that is full from the start is told as that, and leaves nothing locked", async () => {
    await close(await open(Counter, data()));
    const free = fill();
    expect(await failureOf(() => open(Counter, data()))).toMatchObject({ code: "COOPY5211" });
    free();
    await close(await open(Counter, data()));
  });

  test("a file system without writing is told as that, and its store can still be read", async () => {
    await close(await open(Counter, data()));
    execFileSync("mount", ["-o", "remount,ro", path]);
    for (const place of [data(), join(path, "new")]) {
      expect(await failureOf(() => open(Counter, place))).toMatchObject({
        code: "COOPY5208",
        cause: { code: "EROFS" },
      });
    }
    expect((await directory(data()).list()).length).toBeGreaterThan(1);
  });

  test("a snapshot for which there is no room says why", async () => {
    const counter = await open(Counter, data());
    for (let index = 0; index < 8; index++) await counter.note({ text: "x".repeat(10_000) });
    const failure = await failureOf(() => snapshot(counter));
    expect(failure.message + String((failure.cause as Error).message)).toContain("COOPY5211");
    await close(counter, { snapshot: false }).catch(() => {});
    execFileSync("mount", ["-o", "remount,size=1m", path]);
    const again = await open(Counter, data());
    expect(again.entries.length).toBe(8);
    await close(again);
  });
});
