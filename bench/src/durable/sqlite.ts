import { join } from "node:path";
import type { Contestant, Opened } from "./contestant.ts";

/** What is used of better-sqlite3. */
export interface Sqlite {
  default: new (file: string) => Database;
}
interface Row {
  readonly name: string;
  readonly description: string;
  readonly isDone: number;
}
interface Statement {
  run(...values: unknown[]): unknown;
  pluck(): { get(): unknown };
  iterate(): Iterable<Row>;
}
interface Database {
  pragma(text: string): unknown;
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  transaction<Arguments extends unknown[]>(run: (...args: Arguments) => void): (...args: Arguments) => void;
  close(): void;
}

/** better-sqlite3 with a write-ahead log that is synced for every transaction. */
export function sqlite({ default: Database }: Sqlite): readonly Contestant[] {
  return [
    {
      name: "better-sqlite3, a call each",
      open: async (directory) => {
        const { database, insert, count } = openTasks(new Database(join(directory, "tasks.db")));
        // A statement on its own is a transaction.
        const add = (name: string, description: string) => void insert.run(name, description);
        return { add, count, close: () => database.close() };
      },
    },
    {
      name: "better-sqlite3, by hand",
      open: async (directory) => batchedByHand(new Database(join(directory, "tasks.db"))),
    },
  ];
}

/** As a careful program does it: what is called in a turn of the event loop shares a transaction, and a promise. */
function batchedByHand(opened: Database): Opened {
  const { database, insert, count } = openTasks(opened);
  let waiting: [string, string][] = [];
  let done: Promise<void> | undefined;
  const insertAll = database.transaction((tasks: readonly [string, string][]) => {
    for (const [name, description] of tasks) insert.run(name, description);
  });
  const flush = (resolve: () => void, reject: (error: unknown) => void) => {
    const tasks = waiting;
    waiting = [];
    done = undefined;
    try {
      insertAll(tasks);
      resolve();
    } catch (error) {
      reject(error);
    }
  };
  const add = (name: string, description: string) => {
    waiting.push([name, description]);
    done ??= new Promise((resolve, reject) => setImmediate(flush, resolve, reject));
    return done;
  };
  return { add, count, close: () => database.close() };
}

function openTasks(database: Database) {
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec(
    "CREATE TABLE tasks (id INTEGER PRIMARY KEY, name TEXT NOT NULL, description TEXT NOT NULL, isDone INTEGER NOT NULL)",
  );
  const insert = database.prepare("INSERT INTO tasks (name, description, isDone) VALUES (?, ?, 0)");
  const all = database.prepare("SELECT count(*) FROM tasks").pluck();
  return { database, insert, count: () => Number(all.get()) };
}
