import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { close, open, openSync, status } from "coopy";
import { inspect } from "coopy/inspect";
import { directory } from "coopy/node";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compileVersion } from "../evolution/compile.ts";
import { Counter } from "./counter.ts";

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "coopy-directory-"));
});
afterEach(() => rmSync(place, { recursive: true }));

test("a store in a directory is made with the directories above it, for its owner only", async () => {
  const path = join(place, "deep", "data");
  const counter = await open(Counter, path);
  await counter.add(2);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(path)) expect(statSync(join(path, name)).mode & 0o777, name).toBe(0o600);
  await close(counter);
  const again = await open(Counter, path);
  expect(again.total).toBe(2);
  expect(status(again).recovery.wasClosed).toBe(true);
  await close(again);
});

test("a second opener in the same process is told so, and a closed store is free", async () => {
  const counter = await open(Counter, place);
  await expect(open(Counter, place)).rejects.toThrow(`this process (pid ${process.pid})`);
  await close(counter);
  await close(await open(Counter, place));
});

test("an opener in another process is told the owner's pid; kill -9 frees the store at once", async () => {
  const owner = spawn(process.execPath, ["--input-type=module", "-e", holder, place], {
    stdio: ["ignore", "pipe", "inherit"],
    cwd: import.meta.dirname,
  });
  await new Promise((resolve) => owner.stdout.once("data", resolve));
  expect(readFileSync(join(place, "LOCK"), "utf8")).toMatch(
    /^pid \d+\nstart \d+\nboot [0-9a-f-]+\nhost .+\nclaim 1\nid [0-9a-f]{16}\nguard .+\ndoorbell LOCK-[0-9a-f]{16}\.socket\n$/,
  );
  await expect(open(Counter, place)).rejects.toMatchObject({
    code: "COOPY5206",
    message: expect.stringContaining(`process ${owner.pid}`) as string,
  });
  const dead = new Promise((resolve) => owner.once("exit", resolve));
  owner.kill("SIGKILL");
  await dead;
  await close(await open(Counter, place));
});

/** Takes the lock and holds it until it is killed. */
const holder = `
  import { directory } from "coopy";
  const path = process.argv[1];
  await directory(path).lock();
  process.stdout.write("locked");
  setInterval(() => {}, 1000);
`;

test("an inspection reads a store that it neither locks nor changes", async () => {
  const counter = await open(Counter, place);
  await counter.add(2);
  await counter.stamp();
  const before = readdirSync(place).sort();
  const { segments, snapshots, closedAtSequence, otherFiles } = await inspect(directory(place));
  expect(readdirSync(place).sort()).toEqual(before);
  expect(otherFiles).toEqual([]);
  expect(closedAtSequence).toBeUndefined();
  expect(snapshots).toMatchObject([{ sequence: 0, objectCount: 4, problem: undefined }]);
  expect(segments.length).toBe(1);
  const [{ header, batches, problem }] = segments as [(typeof segments)[0]];
  expect(problem).toBeUndefined();
  expect(header).toMatchObject({ epoch: 1, sequence: 1, schema: { system: "Counter" } });
  expect(header!.engine).toContain(`node ${process.versions.node}`);
  const records = batches.flatMap((batch) => batch.records);
  expect(records).toMatchObject([
    { sequence: 1, command: "add", commandCount: 1, lengthBytes: 4, instantMs: undefined, hasSeed: false },
    { sequence: 2, command: "stamp", instantMs: counter.instants[0] },
  ]);
  await close(counter);
  expect((await inspect(directory(place))).closedAtSequence).toBe(2);
});

test("bytes that come back from a file have memory of their own", async () => {
  const Bytes = (await compileVersion(`
/** @persistent */
export class System {
  bytes: Uint8Array = new Uint8Array();
  memory = new ArrayBuffer(0);
  take(bytes: Uint8Array, memory: ArrayBuffer): void { this.bytes = bytes; this.memory = memory; }
}`)) as new () => {
    bytes: Uint8Array;
    memory: ArrayBuffer;
    take(bytes: Uint8Array, memory: ArrayBuffer): void;
  };
  const first = openSync(Bytes, place);
  first.take(Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5).buffer);
  close(first, { snapshot: false });
  for (let opening = 0; opening < 2; opening++) {
    const again = openSync(Bytes, place);
    expect(again.bytes.buffer.byteLength).toBe(3);
    expect(new Uint8Array(again.memory as ArrayBuffer)).toEqual(Uint8Array.of(4, 5));
    close(again);
  }
});
