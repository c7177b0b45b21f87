import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { close, open, snapshot } from "coopy";
import { afterAll, expect, test } from "vitest";
import { TodoList } from "../../examples/by-hand/src/todo.js";
import { coopy } from "./coopy.ts";

const directory = mkdtempSync(join(tmpdir(), "coopy-inspect-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** A store with two snapshots and five records, three of them behind the second snapshot. */
async function store(name: string): Promise<string> {
  const path = join(directory, name);
  const todos = await open(TodoList, path);
  await todos.addTask("Write", "A letter");
  await todos.addTask("Post", "The letter");
  await snapshot(todos);
  await Promise.all(["One", "Two", "Three"].map((task) => todos.addTask(task, "")));
  await close(todos, { snapshot: false });
  return path;
}

test("snapshots, segments and records of a store are listed", async () => {
  const run = coopy(directory, "inspect", await store("listed"));
  expect(run.complaint).toBe("");
  expect(run.exitCode).toBe(0);
  expect(run.output).toMatch(/^System TodoList, opened 1 time, closed at sequence 5\.$/m);
  expect(run.output).toMatch(/^ {2}snapshot-0{16}\.snap +\d+ +\d+ +\d{4}-\S+Z +sound$/m);
  expect(run.output).toMatch(/^ {2}snapshot-0{15}2\.snap +\d+ +\d+ +\d{4}-\S+Z +sound$/m);
  expect(run.output).toMatch(/^ {2}journal-\S+\.log +\d+ +1–2 in 2 batches +\d{4}-\S+Z +sealed$/m);
  expect(run.output).toMatch(/^ {2}journal-\S+\.log +\d+ +3–5 in 1 batch +\d{4}-\S+Z +sealed$/m);
  expect(run.output).toMatch(/^ +5 +addTask +\d+$/m);
});

test("--records tells how many of the last records to list", async () => {
  const path = await store("few");
  expect(coopy(directory, "inspect", path, "--records", "2").output).toMatch(/the last 2 of 5/);
  expect(coopy(directory, "inspect", path, "--records", "all").output).toMatch(/all 5/);
});

test("--json gives everything to other programs", async () => {
  const run = coopy(directory, "inspect", await store("json"), "--json");
  expect(JSON.parse(run.output)).toMatchObject({
    closedAtSequence: 5,
    snapshots: [{ sequence: 0 }, { sequence: 2 }],
    segments: [{ isSealed: true }, { header: { schema: { system: "TodoList" } } }],
  });
});

test("damage is shown where it is, and the exit code is 1", async () => {
  const path = await store("damaged");
  const name = readdirSync(path)
    .filter((file) => file.startsWith("journal-"))
    .sort()[0]!;
  const bytes = readFileSync(join(path, name));
  bytes[bytes.indexOf("A letter")] = 0x45;
  writeFileSync(join(path, name), bytes);
  const run = coopy(directory, "inspect", path);
  expect(run.output).toMatch(new RegExp(`${name} .* a batch whose checksum is wrong, byte \\d+$`, "m"));
  expect(run.exitCode).toBe(1);
});

test("inspecting changes nothing, and works while the store is open", async () => {
  const path = await store("quiet");
  const files = () => readdirSync(path).map((name) => [name, readFileSync(join(path, name), "hex")]);
  const before = files();
  coopy(directory, "inspect", path);
  expect(files()).toEqual(before);
  const todos = await open(TodoList, path);
  expect(coopy(directory, "inspect", path).output).toContain("not closed");
  await close(todos);
});

const mistakes = {
  "a path that is not there": { args: ["nowhere"], complaint: "error: there is no nowhere.\n" },
  "a directory that is no store": { args: ["empty"], complaint: "error: empty is not a store of coopy" },
  "a file": { args: ["file.txt"], complaint: "error: file.txt is a file." },
  "a number of records that is none": {
    args: [".", "--records", "many"],
    complaint: 'error: --records takes a number or "all"',
  },
  "no path": { args: [], complaint: "error: missing required argument 'store'\n" },
} as const;

for (const [what, { args, complaint }] of Object.entries(mistakes)) {
  test(`${what} is a clear complaint and exit code 2, without a stack`, () => {
    mkdirSync(join(directory, "empty"), { recursive: true });
    writeFileSync(join(directory, "file.txt"), "");
    const run = coopy(directory, "inspect", ...args);
    expect(run.complaint).toContain(complaint);
    expect(run.complaint).not.toMatch(/\n\s+at /);
    expect(run.exitCode).toBe(2);
  });
}
