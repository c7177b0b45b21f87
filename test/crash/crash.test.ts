import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedFrom } from "../support/seed.ts";

const here = fileURLToPath(new URL("./program", import.meta.url));
const killCount = Number(process.env["KILLS"] ?? 16);
const seed = seedFrom("SEED");
const directory = mkdtempSync(join(tmpdir(), "coopy-crash-"));

beforeAll(() => {
  execFileSync("npx", ["tspc", "-p", here], { stdio: "inherit" });
});
afterAll(() => rmSync(directory, { recursive: true }));

interface Recovered {
  readonly entries: readonly { readonly number: number; readonly text: string }[];
  readonly total: number;
}

test(`every acknowledged command survives ${killCount} kills with 64 calls in flight (SEED=${seed})`, async () => {
  const random = generator(seed);
  let acknowledgedMax = -1;
  let killsDuringSnapshot = 0;
  for (let kill = 0; kill < killCount; kill++) {
    const run = await writeUntilKilled(20 + random() * 180);
    acknowledgedMax = Math.max(acknowledgedMax, run.acknowledgedMax);
    if (run.wasInSnapshot) killsDuringSnapshot++;
    const { entries, total } = recover();
    expect(entries.length, `after kill ${kill}`).toBeGreaterThan(acknowledgedMax);
    // A prefix of the tried calls: the numbers from 0 up, in order, each with its own text.
    for (const [index, { number, text }] of entries.entries()) {
      if (number !== index || text !== `entry ${index}`)
        expect.fail(`entry ${index} is ${number}: "${text}"`);
    }
    expect(total).toBe((entries.length * (entries.length - 1)) / 2);
  }
  expect(acknowledgedMax).toBeGreaterThan(killCount);
  expect(killsDuringSnapshot, "kills during a snapshot").toBeGreaterThan(0);
  const journals = readdirSync(directory).filter((name) => name.startsWith("journal-"));
  expect(journals.length, "the journal rotated").toBeGreaterThan(1);
}, 120_000);

interface Run {
  readonly acknowledgedMax: number;
  readonly wasInSnapshot: boolean;
}

/** Runs the writer, kills it `delayMs` after its first word, and returns what it said until then. */
function writeUntilKilled(delayMs: number): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(here, "build/main.js"), "write", directory], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    let complaint = "";
    child.stderr.on("data", (bytes: Buffer) => {
      complaint += bytes;
    });
    child.stdout.on("data", (bytes: Buffer) => {
      if (said === "") setTimeout(() => child.kill("SIGKILL"), delayMs);
      said += bytes;
    });
    child.on("close", (_code, signal) => {
      if (signal !== "SIGKILL") return reject(new Error(`the writer ended by itself: ${complaint}`));
      const lines = said.slice(0, said.lastIndexOf("\n") + 1).split("\n");
      const numbers = lines.filter((line) => /^\d+$/.test(line)).map(Number);
      const snapshots = lines.filter((line) => line.startsWith("snapshot"));
      resolve({
        acknowledgedMax: numbers.reduce((left, right) => Math.max(left, right), -1),
        wasInSnapshot: snapshots.at(-1) === "snapshot begins",
      });
    });
  });
}

function recover(): Recovered {
  const output = execFileSync(process.execPath, [join(here, "build/main.js"), "read", directory], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  return JSON.parse(output) as Recovered;
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function generator(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
