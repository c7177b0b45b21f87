import type { StorageFile, StorageOperations } from "./storage.ts";

/** The same operations, promised: for storages that need not wait for anything. Each is done when it is called. */
export function promisedOperations(now: StorageOperations<"immediate">): StorageOperations<"promised"> {
  return {
    lock: async () => {
      const lock = now.lock();
      return { release: async () => lock.release() };
    },
    list: async () => now.list(),
    read: async (name, start, end) => now.read(name, start, end),
    create: async (name) => promisedFile(now.create(name)),
    open: async (name) => promisedFile(now.open(name)),
    rename: async (from, to) => now.rename(from, to),
    remove: async (name) => now.remove(name),
    syncDirectory: async () => now.syncDirectory(),
  };
}

function promisedFile(file: StorageFile<"immediate">): StorageFile<"promised"> {
  return {
    write: async (bytes) => file.write(bytes),
    sync: async () => file.sync(),
    truncate: async (lengthBytes) => file.truncate(lengthBytes),
    close: async () => file.close(),
  };
}
