import { close, memory, open, openSync, peek } from "../../../runtime/src/node/index.ts";
import { TodoList } from "../program/todo-list.ts";
import type { Contestant, Opened } from "./contestant.ts";

/** coopy, in the three ways in which it can wait for the disk. */
export const ours: readonly Contestant[] = [
  {
    name: "coopy open",
    open: async (directory) => opened(await open(TodoList, directory)),
  },
  {
    name: "coopy open, main thread",
    open: async (directory) => opened(await open(TodoList, directory, { syncThread: "main" })),
  },
  {
    name: "coopy openSync",
    callers: [1],
    open: async (directory) => {
      const store = openSync(TodoList, directory);
      return {
        add: (name, description) => store.addTask(name, description),
        count: () => peek(store, ({ tasks }) => tasks.length),
        close: () => close(store, { snapshot: false }),
      };
    },
  },
];

/** The same code, without a disk. */
export const withoutDisk: Contestant = {
  name: "coopy in memory",
  open: async () => opened(await open(TodoList, memory())),
};

function opened(store: Awaited<ReturnType<typeof open<TodoList, []>>>): Opened {
  return {
    add: (name, description) => store.addTask(name, description),
    count: () => peek(store, ({ tasks }) => tasks.length),
    close: () => close(store, { snapshot: false }),
  };
}

/** Bytes that one batch of so many calls takes in the journal. */
export async function batchBytes(count: number): Promise<number> {
  const storage = memory();
  const store = await open(TodoList, storage);
  const segmentBytes = async () => {
    const name = (await storage.list()).find((file) => file.startsWith("journal-"))!;
    return (await storage.read(name)).length;
  };
  const before = await segmentBytes();
  await Promise.all(
    Array.from({ length: count }, () => store.addTask("Task number 512", "Buy everything that is missing")),
  );
  const bytes = (await segmentBytes()) - before;
  await close(store, { snapshot: false });
  return bytes;
}
