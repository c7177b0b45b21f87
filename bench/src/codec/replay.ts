import { close, memory, open, type Storage } from "../../../runtime/src/node/index.ts";
import type { NumberedTodoList, TodoList } from "../program/todo-list.ts";

/** A program whose tasks have numbers, or one whose tasks have none. */
type List = typeof TodoList | typeof NumberedTodoList;

/** How long it takes to have a list of so many tasks. Medians. */
export interface ReplayTimes {
  /** By opening a store. */
  readonly replayMs: number;
  /** By calling the method on a new list, with texts that are made for each call, as those of a program are. */
  readonly callsMs: number;
  /** By calling it with texts that were there before. */
  readonly callsWithoutTextsMs: number;
}

/** Opening a store in memory whose journal holds `count` commands, against calling the method as often. */
export async function replayTimes(list: List, count: number, rounds: number): Promise<ReplayTimes> {
  const storage = await storeOf(list, count);
  const texts = Array.from({ length: count }, (_, index) => [nameOf(index), descriptionOf(index)] as const);
  const replayed: number[] = [];
  const called: number[] = [];
  const calledWithoutTexts: number[] = [];
  const collect = (globalThis as { gc?: () => void }).gc;
  // One round more, which does not count: engines compile what runs often.
  for (let round = -1; round < rounds; round++) {
    collect?.();
    let startMs = performance.now();
    const store = await open(list as typeof TodoList, storage);
    const replayMs = performance.now() - startMs;
    if (store.tasks.length !== count) throw new Error("not every command was replayed");
    await close(store, { snapshot: false });

    collect?.();
    startMs = performance.now();
    const made = new list();
    for (let index = 0; index < count; index++) made.addTask(nameOf(index), descriptionOf(index));
    const callsMs = performance.now() - startMs;

    collect?.();
    startMs = performance.now();
    const plain = new list();
    for (const [name, description] of texts) plain.addTask(name, description);
    const callsWithoutTextsMs = performance.now() - startMs;
    if (round < 0) continue;
    replayed.push(replayMs);
    called.push(callsMs);
    calledWithoutTexts.push(callsWithoutTextsMs);
  }
  return {
    replayMs: median(replayed),
    callsMs: median(called),
    callsWithoutTextsMs: median(calledWithoutTexts),
  };
}

async function storeOf(list: List, count: number): Promise<Storage> {
  const storage = memory();
  const store = await open(list as typeof TodoList, storage);
  for (let start = 0; start < count; start += 1000) {
    const calls = Array.from({ length: Math.min(1000, count - start) }, (_, index) =>
      store.addTask(nameOf(start + index), descriptionOf(start + index)),
    );
    await Promise.all(calls);
  }
  await close(store, { snapshot: false });
  return storage;
}

function nameOf(index: number): string {
  return `Some Task Name ${index}`;
}

function descriptionOf(index: number): string {
  return `A Task Description ${index}`;
}

function median(values: number[]): number {
  return values.sort((left, right) => left - right)[values.length >> 1]!;
}
