import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { close, closeOnSignals, open, status } from "coopy";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Counter } from "../runtime/counter.ts";
import { buildProgram, container, killPeers, Peer, removeProgram } from "./processes.ts";

let path: string;
beforeAll(buildProgram);
afterAll(removeProgram);
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), "coopy-signals-"));
});
afterEach(async () => {
  await killPeers();
  rmSync(path, { recursive: true });
});

async function reopened(place = path) {
  const counter = await open(Counter, place);
  const { recovery, sequence } = status(counter);
  const seen = {
    total: counter.total,
    wasClosed: recovery.wasClosed,
    snapshotSequence: recovery.snapshotSequence,
  };
  await close(counter);
  return { ...seen, sequence };
}

describe.skipIf(process.platform === "win32")("closeOnSignals", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "on %s closes with a snapshot, and ends as by the signal",
    async (signal) => {
      const peer = new Peer();
      await peer.tell("open", path);
      await peer.tell("closeOnSignals");
      await peer.tell("add", 2);
      peer.child.kill(signal);
      expect(await peer.ended, peer.said).toEqual({ code: null, signal });
      expect(await reopened()).toMatchObject({ total: 2, wasClosed: true, snapshotSequence: 1 });
    },
  );

  test("takes the options of close, and other signals", async () => {
    const peer = new Peer();
    await peer.tell("open", path);
    await peer.tell("closeOnSignals", { snapshot: false }, ["SIGHUP"]);
    await peer.tell("add", 2);
    peer.child.kill("SIGHUP");
    expect(await peer.ended).toEqual({ code: null, signal: "SIGHUP" });
    expect(await reopened()).toMatchObject({ total: 2, wasClosed: true, snapshotSequence: 0 });
  });

  test("everything acknowledged while it closes is there", async () => {
    const peer = new Peer();
    await peer.tell("open", path);
    await peer.tell("closeOnSignals");
    await peer.tell("write", "a");
    await new Promise((resolve) => setTimeout(resolve, 30));
    peer.child.kill("SIGTERM");
    await peer.ended;
    const acknowledged = peer.said.split("\n").filter((line) => /^a \d+ \d+$/.test(line));
    const counter = await open(Counter, path);
    const texts = new Set(counter.entries.map(({ text }) => text));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter((text) => !texts.has(text))).toEqual([]);
    expect(status(counter).recovery.wasClosed).toBe(true);
    await close(counter);
  });

  test("all handles of the process are closed before it ends", async () => {
    const places = ["a", "b", "c"].map((name) => join(path, name));
    const peer = new Peer();
    await peer.tell("openMany", places);
    peer.child.kill("SIGTERM");
    expect(await peer.ended).toEqual({ code: null, signal: "SIGTERM" });
    for (const place of places) expect(await reopened(place)).toMatchObject({ total: 1, wasClosed: true });
  });

  test("a second signal while it closes ends the process at once", async () => {
    const peer = new Peer();
    await peer.tell("open", path);
    await peer.tell("closeOnSignals");
    await peer.tell("add", 2);
    await peer.tell("holdSyncs");
    peer.child.kill("SIGTERM");
    await peer.tell("pid"); // the channel still answers: it waits for the disk
    peer.child.kill("SIGINT");
    expect(await peer.ended).toEqual({ code: null, signal: "SIGINT" });
    expect(await reopened()).toMatchObject({ total: 2, wasClosed: false });
  });

  test("a closed handle is in the way of nothing", async () => {
    const peer = new Peer();
    await peer.tell("open", path);
    await peer.tell("closeOnSignals");
    await peer.tell("close");
    const before = readdirSync(path).sort();
    peer.child.kill("SIGTERM");
    expect(await peer.ended).toEqual({ code: null, signal: "SIGTERM" });
    expect(readdirSync(path).sort()).toEqual(before);
  });

  test("when taken back it does nothing", async () => {
    const peer = new Peer();
    await peer.tell("open", path);
    await peer.tell("closeOnSignals");
    await peer.tell("takeBack");
    await peer.tell("add", 2);
    peer.child.kill("SIGTERM");
    expect(await peer.ended).toEqual({ code: null, signal: "SIGTERM" });
    expect(await reopened()).toMatchObject({ total: 2, wasClosed: false });
  });

  test("a store that cannot be closed is a warning, and the process ends nevertheless", async () => {
    const data = join(path, "data");
    const peer = new Peer();
    await peer.tell("open", data);
    await peer.tell("closeOnSignals");
    await peer.tell("add", 2);
    rmSync(data, { recursive: true });
    peer.child.kill("SIGTERM");
    expect(await peer.ended).toEqual({ code: null, signal: "SIGTERM" });
    expect(peer.said).toContain("COOPY5007");
  });

  test("a program that listens itself hears the signal again, and decides when it ends", async () => {
    const peer = new Peer();
    await peer.tell("open", path);
    await peer.tell("listen", "SIGTERM");
    await peer.tell("closeOnSignals");
    peer.child.kill("SIGTERM");
    while (peer.said.split("SIGTERM heard").length < 3)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await peer.tell("pid")).toBe(peer.child.pid);
    expect(await reopened()).toMatchObject({ wasClosed: true });
  });

  test.skipIf(container === undefined)(
    "the first process of a container exits with the signal's number",
    async () => {
      const peer = new Peer(container);
      await peer.tell("open", path);
      await peer.tell("closeOnSignals");
      await peer.tell("add", 2);
      expect(await peer.tell("pid")).toBe(1);
      await peer.tell("signalFromOutside", "SIGTERM");
      expect(await peer.ended).toEqual({ code: 143, signal: null });
      expect(await reopened()).toMatchObject({ total: 2, wasClosed: true });
    },
  );

  test("what is no handle is refused", () => {
    expect(() => closeOnSignals({})).toThrow("COOPY5006");
  });
});
