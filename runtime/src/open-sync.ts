import { Disk } from "./disk.ts";
import { type ClassOf, type CommonOptions, openHandle } from "./opening.ts";
import type { PersistentSync } from "./persistent.ts";
import { platform } from "./platform.ts";
import type { SynchronousStorage } from "./storage.ts";
import { DirectCommit } from "./store/direct-commit.ts";
import { immediateFront } from "./store/front.ts";
import { doWorkNow } from "./work.ts";

/**
 * Opens a store as `open` does, for programs that wait: a command has been written and synced when it returns, and a
 * query's result is there. `execute`, `read`, `flush`, `snapshot` and `close` of the handle return directly, too.
 * The files and the lock are the same. Each command costs a sync of its own: many callers are better served by `open`.
 *
 * @param place a path (in Node a directory), or a storage that has synchronous operations, such as `memory()`.
 * @returns the handle. Close it with `close`, or `using`.
 * @throws CoopyError as `open` does.
 */
export function openSync<T extends object, Arguments extends readonly unknown[]>(
  theClass: ClassOf<T, Arguments>,
  place?: string | SynchronousStorage,
  options?: CommonOptions<Arguments>,
): PersistentSync<T>;
/**
 * Makes a new store whose state is a copy of `instance`, which stays an ordinary object of its own.
 *
 * @throws CoopyError COOPY5004 when there is a store at `place` already; otherwise as above.
 */
export function openSync<T extends object>(
  instance: T,
  place?: string | SynchronousStorage,
  options?: Omit<CommonOptions, "arguments">,
): PersistentSync<T>;
export function openSync<T extends object>(
  target: T | ClassOf<T, readonly unknown[]>,
  place?: string | SynchronousStorage,
  options: CommonOptions = {},
): PersistentSync<T> {
  const { handle, store } = doWorkNow(
    openHandle<T, SynchronousStorage>({
      target,
      place,
      options,
      front: {
        front: immediateFront,
        commit: (journal, listener) => new DirectCommit(journal, listener),
      },
      disk: (at) => Disk.immediate(typeof at === "string" ? platform().directory(at) : at),
    }),
  );
  Object.defineProperty(handle, Symbol.dispose, { value: () => store.close({}) });
  return handle as PersistentSync<T>;
}
