import { close, open, snapshot, status } from "coopy";
import { crashableMemory, recording } from "coopy/testing";
import { expect, test } from "vitest";
import { Counter } from "./counter.ts";

const lives = 2;

/** Opens, calls, snapshots and closes, and tells what was acknowledged. */
async function live(
  storage: ReturnType<typeof recording>,
  told: { acknowledged: number; tried: number },
): Promise<void> {
  const counter = await open(Counter, storage);
  const add = async () => {
    told.tried++;
    await counter.add(1);
    told.acknowledged++;
  };
  for (let round = 0; round < 2; round++) {
    await Promise.all([add(), add(), counter.failAfterWriting("no").catch(() => {})]);
    await add();
    await Promise.all([snapshot(counter), add()]);
  }
  await add();
  await close(counter, { snapshot: false });
}

async function operationCount(): Promise<number> {
  const storage = recording(crashableMemory());
  for (let life = 0; life < lives; life++) await live(storage, { acknowledged: 0, tried: 0 });
  return storage.operations.length;
}

test.each([0, 1, 30, 1_000])(
  "whichever operation is the last before the machine stops, what was acknowledged is there (%i unsynced bytes survive)",
  async (keepUnsyncedBytes) => {
    const count = await operationCount();
    expect(count).toBeGreaterThan(100);
    for (let last = 0; last < count; last++) {
      const memory = crashableMemory();
      const storage = recording(memory);
      storage.stopAfter(last);
      const told = { acknowledged: 0, tried: 0 };
      try {
        for (let life = 0; life < lives; life++) await live(storage, told);
      } catch {
        // Some operation failed, and so did what waited for it.
      }
      memory.crash({ keepUnsyncedBytes });
      const counter = await open(Counter, memory);
      expect(counter.total, `after ${last} operations`).toBeGreaterThanOrEqual(told.acknowledged);
      expect(counter.total, `after ${last} operations`).toBeLessThanOrEqual(told.tried);
      expect(counter.entries).toEqual([]);
      expect(status(counter).sequence).toBe(counter.total);
      await counter.add(1);
      await close(counter);
      const again = await open(Counter, memory);
      await close(again);
    }
  },
);

test("an owner that another has followed notices it at its next snapshot, and stops", async () => {
  const memory = crashableMemory();
  const counter = await open(Counter, memory);
  await counter.add(1);
  memory.overwrite("epoch-00000002", new Uint8Array(0));
  await expect(snapshot(counter)).rejects.toMatchObject({ code: "COOPY5007" });
  await expect(counter.add(1)).rejects.toMatchObject({ code: "COOPY5007" });
});
