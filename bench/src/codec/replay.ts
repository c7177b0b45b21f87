import { close, memory, open } from "../../../runtime/src/node/index.ts";
import { Tasks } from "../program/tasks.ts";

/** Milliseconds, medians: opening a store whose journal holds `count` commands, and calling the methods as often. */
export async function replayTimes(count: number, rounds: number): Promise<readonly [number, number]> {
  const storage = memory();
  const store = await open(Tasks, storage);
  for (let index = 0; index < count; index += 1000) {
    const calls = Array.from({ length: Math.min(1000, count - index) }, () =>
      store.addTask("Some Task Name", "A Task Description"),
    );
    await Promise.all(calls);
  }
  await close(store, { snapshot: false });
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let startMs = performance.now();
    const again = await open(Tasks, storage);
    ours.push(performance.now() - startMs);
    if (again.count !== count * 32) throw new Error("not every command was replayed");
    await close(again, { snapshot: false });
    const plain = new Tasks();
    startMs = performance.now();
    for (let index = 0; index < count; index++) plain.addTask("Some Task Name", "A Task Description");
    bare.push(performance.now() - startMs);
  }
  const median = (values: number[]) => values.sort((left, right) => left - right)[values.length >> 1]!;
  return [median(ours), median(bare)];
}
