import { closeSync, fdatasync, fdatasyncSync, openSync, write, writeSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Contestant } from "./contestant.ts";
import { batchBytes } from "./ours.ts";

const writeLater = promisify(write);
const syncLater = promisify(fdatasync);

/** Nothing but the bytes of a batch of ours, written and synced: what the disk and the platform give at most. */
export const raw: readonly Contestant[] = [
  {
    name: "raw write, main thread",
    open: async (directory, callers) => {
      const { file, bytes } = await begin(directory, callers);
      const add = () => {
        writeSync(file, bytes);
        fdatasyncSync(file);
      };
      return { batchCount: callers, add, count: () => undefined, close: () => closeSync(file) };
    },
  },
  {
    name: "raw write, pool",
    open: async (directory, callers) => {
      const { file, bytes } = await begin(directory, callers);
      const add = async () => {
        await writeLater(file, bytes);
        await syncLater(file);
      };
      return { batchCount: callers, add, count: () => undefined, close: () => closeSync(file) };
    },
  },
];

async function begin(directory: string, callers: number): Promise<{ file: number; bytes: Uint8Array }> {
  return {
    file: openSync(join(directory, "raw"), "a"),
    bytes: new Uint8Array(await batchBytes(callers)).fill(65),
  };
}
