import type { StorageFile, StorageOperations } from "../storage.ts";
import { atEndOfTurn } from "../turn.ts";

type Immediate = StorageOperations<"immediate">;

/**
 * The same operations, promised. Each is done when it is called and resolves later: a sync in another turn of the event
 * loop, so that callers of the turns between gather, and the others in this one.
 */
export function promised(operations: Immediate, expectRunning: () => void): StorageOperations<"promised"> {
  return {
    async lock() {
      const lock = operations.lock();
      return { release: async () => lock.release() };
    },
    list: async () => operations.list(),
    read: async (name) => operations.read(name),
    create: async (name) => promisedFile(operations.create(name), expectRunning),
    open: async (name) => promisedFile(operations.open(name), expectRunning),
    rename: async (from, to) => operations.rename(from, to),
    remove: async (name) => operations.remove(name),
    async syncDirectory() {
      operations.syncDirectory();
      await endOfTurn(expectRunning);
    },
  };
}

function promisedFile(file: StorageFile<"immediate">, expectRunning: () => void): StorageFile {
  return {
    write: async (bytes) => file.write(bytes),
    async sync() {
      file.sync();
      await endOfTurn(expectRunning);
    },
    truncate: async (lengthBytes) => file.truncate(lengthBytes),
    close: async () => file.close(),
  };
}

/** A machine that stopped meanwhile answers nothing. */
async function endOfTurn(expectRunning: () => void): Promise<void> {
  await new Promise<void>(atEndOfTurn);
  expectRunning();
}
