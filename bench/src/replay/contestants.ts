import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { close, open, openSync } from "../../../runtime/src/node/index.ts";
import type { Sqlite } from "../durable/sqlite.ts";
import { NumberedTodoList, TodoList } from "../program/todo-list.ts";

/** A way to have the list again. */
export interface Contestant {
  readonly name: string;
  /** @returns how many tasks there are now, and what must be done when the time is taken. */
  load(): { readonly count: number; end?(): void };
}

type List = typeof TodoList | typeof NumberedTodoList;

/** Stores of so many commands, in directories below `folder`. */
export async function ours(folder: string, count: number): Promise<readonly Contestant[]> {
  const made: Contestant[] = [];
  for (const [name, list] of [
    ["coopy", TodoList],
    ["coopy, tasks with numbers", NumberedTodoList],
  ] as const) {
    const place = join(folder, list.name);
    await fill(list, place, count);
    made.push({
      name,
      load() {
        const store = openSync(list as typeof TodoList, place);
        return { count: store.tasks.length, end: () => close(store, { snapshot: false }) };
      },
    });
  }
  return made;
}

async function fill(list: List, place: string, count: number): Promise<void> {
  const store = await open(list as typeof TodoList, place);
  for (let start = 0; start < count; start += 1000) {
    const calls = Array.from({ length: Math.min(1000, count - start) }, (_, index) =>
      store.addTask(nameOf(start + index), descriptionOf(start + index)),
    );
    await Promise.all(calls);
  }
  await close(store, { snapshot: false });
}

/** Calling the method, with texts that are made for each call, as those of a program are; and with texts that were there before. */
export function bareCalls(count: number): readonly Contestant[] {
  const texts = Array.from({ length: count }, (_, index) => [nameOf(index), descriptionOf(index)] as const);
  return [
    {
      name: "calling the method",
      load() {
        const list = new TodoList();
        for (let index = 0; index < count; index++) list.addTask(nameOf(index), descriptionOf(index));
        return { count: list.tasks.length };
      },
    },
    {
      name: "calling it with texts that are there",
      load() {
        const list = new TodoList();
        for (const [name, description] of texts) list.addTask(name, description);
        return { count: list.tasks.length };
      },
    },
  ];
}

/** A log of calls as many programs write it: a line of JSON for each. */
export function jsonLines(folder: string, count: number): Contestant {
  const file = join(folder, "calls.jsonl");
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      sequence: index + 1,
      command: "addTask",
      arguments: [nameOf(index), descriptionOf(index)],
    }),
  );
  writeFileSync(file, `${lines.join("\n")}\n`);
  return {
    name: "JSON lines",
    load() {
      const list = new TodoList();
      for (const line of readFileSync(file, "utf8").split("\n")) {
        if (line === "") continue;
        const call = JSON.parse(line) as { command: "addTask"; arguments: [string, string] };
        list[call.command](...call.arguments);
      }
      return { count: list.tasks.length };
    },
  };
}

/** A table of tasks, of which a program makes its objects. */
export function sqliteTable(folder: string, count: number, { default: Database }: Sqlite): Contestant {
  const file = join(folder, "tasks.db");
  const database = new Database(file);
  database.pragma("journal_mode = WAL");
  database.exec(
    "CREATE TABLE tasks (id INTEGER PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, isDone INTEGER NOT NULL)",
  );
  const insert = database.prepare("INSERT INTO tasks (name, description, isDone) VALUES (?, ?, 0)");
  const insertAll = database.transaction(() => {
    for (let index = 0; index < count; index++) insert.run(nameOf(index), descriptionOf(index));
  });
  insertAll();
  database.close();
  return {
    name: "better-sqlite3",
    load() {
      const opened = new Database(file);
      const rows = opened.prepare("SELECT name, description, isDone FROM tasks ORDER BY id").iterate();
      const list = new TodoList();
      for (const { name, description, isDone } of rows)
        list.tasks.push({ name, description, isDone: isDone === 1 });
      return { count: list.tasks.length, end: () => opened.close() };
    },
  };
}

function nameOf(index: number): string {
  return `Some Task Name ${index}`;
}

function descriptionOf(index: number): string {
  return `A Task Description ${index}`;
}
