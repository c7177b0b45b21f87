import { readFileSync } from "node:fs";
import { close, memory, open } from "coopy";
import { fixedClock } from "coopy/testing";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { TodoList as ByHand } from "../../examples/by-hand/src/todo.js";
import type { TodoList } from "../../examples/todo/src/todo.js";
import { compileExample } from "../support/example.ts";

const example = compileExample("todo");
const { TodoList: Compiled } = await example.load<{ TodoList: typeof TodoList }>("todo.js");
afterAll(() => example.remove());
afterEach(() => vi.restoreAllMocks());

test("the class written by hand and the compiled one write the same files, byte for byte", async () => {
  const byHand = await filesOf(ByHand);
  const compiled = await filesOf(Compiled);
  expect([...byHand.keys()].filter((name) => /^(journal|snapshot)/.test(name)).length).toBeGreaterThan(1);
  expect([...byHand.keys()]).toEqual([...compiled.keys()]);
  for (const [name, bytes] of byHand)
    expect(Buffer.from(bytes), name).toEqual(Buffer.from(compiled.get(name)!));
});

test("each opens what the other wrote", async () => {
  const storage = memory();
  const byHand = await open(ByHand, storage);
  await byHand.addTask("Write", "A letter");
  await close(byHand, { snapshot: false });
  const compiled = await open(Compiled, storage);
  await compiled.completeTask(compiled.tasks[0]!);
  await close(compiled, { snapshot: false });
  const again = await open(ByHand, storage);
  expect(again.tasks).toEqual([{ name: "Write", description: "A letter", isDone: true }]);
  await close(again);
});

test("it runs, compiled by tsc alone, and finds what it left", () => {
  const program = compileExample("by-hand", "tsc");
  expect(program.run("main.js")).toBe("Tasks: 1, still open: 0\n");
  expect(program.run("main.js")).toBe("Tasks: 2, still open: 1\n");
  program.remove();
});

test("it imports the interface of generated code and nothing else", () => {
  const source = new URL("../../examples/by-hand/src/todo.ts", import.meta.url);
  const imports = [...readFileSync(source, "utf8").matchAll(/from "(.*)"/g)].map(([, module]) => module);
  expect(imports).toEqual(["coopy/generated/v1"]);
});

/** What a life of the class leaves behind, with chance and time held still. */
async function filesOf(TodoListClass: typeof TodoList): Promise<ReadonlyMap<string, Uint8Array>> {
  using clock = fixedClock();
  vi.spyOn(globalThis.crypto, "getRandomValues").mockImplementation((array) => array);
  const storage = memory();
  const todos = await open(TodoListClass, storage);
  await todos.addTask("Write", "A letter, ünïcödé ✓");
  clock.advance(1000);
  await Promise.all([
    todos.addTask("Post", ""),
    todos.completeTask(todos.tasks[0]!),
    todos.addTask("Rest", "At last"),
  ]);
  const elsewhere = { name: "Sleep", description: "", isDone: false };
  await expect(todos.completeTask(elsewhere)).rejects.toThrow("is not on the list");
  expect((await todos.openTasks()).map((task) => task.name)).toEqual(["Post", "Rest"]);
  await close(todos);
  const files = new Map<string, Uint8Array>();
  for (const name of [...(await storage.list())].sort()) files.set(name, await storage.read(name));
  return files;
}
