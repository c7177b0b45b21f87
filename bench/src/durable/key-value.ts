import { join } from "node:path";
import type { Contestant } from "./contestant.ts";

/** What is used of lmdb. */
export interface Lmdb {
  open(options: object): {
    put(key: number, value: unknown): Promise<unknown>;
    readonly flushed: PromiseLike<unknown>;
    getCount(): number;
    close(): Promise<void>;
  };
}

/** What is used of classic-level. */
export interface Level {
  ClassicLevel: new (
    directory: string,
    options: object,
  ) => {
    open(): Promise<void>;
    put(key: string, value: unknown, options: object): Promise<void>;
    keys(): { all(): Promise<unknown[]> };
    close(): Promise<void>;
  };
}

/** Batches by itself, on a thread of its own. */
export function lmdb({ open }: Lmdb): Contestant {
  return {
    name: "lmdb",
    open: async (directory) => {
      // Without overlapping syncs a promise means that the transaction is synced, not only visible.
      const database = open({ path: join(directory, "lmdb"), overlappingSync: false });
      let key = 0;
      return {
        add: (name, description) => database.put(++key, { name, description, isDone: false }),
        count: () => database.getCount(),
        close: () => database.close(),
      };
    },
  };
}

/** Batches what its threads bring at the same time. */
export function level({ ClassicLevel }: Level): Contestant {
  return {
    name: "classic-level",
    open: async (directory) => {
      const database = new ClassicLevel(join(directory, "level"), { valueEncoding: "json" });
      await database.open();
      let key = 0;
      return {
        add: (name, description) =>
          database.put(String(++key), { name, description, isDone: false }, { sync: true }),
        count: async () => (await database.keys().all()).length,
        close: () => database.close(),
      };
    },
  };
}
