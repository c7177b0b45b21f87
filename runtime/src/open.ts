import { Disk } from "./disk.ts";
import { type ClassOf, type CommonOptions, openHandle } from "./opening.ts";
import type { Persistent } from "./persistent.ts";
import { platform } from "./platform.ts";
import type { Storage, SynchronousStorage } from "./storage.ts";
import { promisedFront } from "./store/front.ts";
import { GroupCommit } from "./store/group-commit.ts";
import { doWork } from "./work.ts";

export interface OpenOptions<Arguments extends readonly unknown[] = readonly unknown[]>
  extends CommonOptions<Arguments> {
  /**
   * Which thread waits for the disk. `pool`, unless said otherwise: other work goes on meanwhile. `main`: the program stands
   * still for each write and sync of the journal, at the end of a turn of the event loop, which makes more of them in the same
   * time. The storage must be able to (`SynchronousStorage`). What is acknowledged is as durable with the one as with the other.
   */
  readonly syncThread?: "pool" | "main";
}

/**
 * Opens the store at `place` and brings back its state, or makes a new store whose state is `new Class(...arguments)`.
 *
 * @param place a path (in Node a directory), or a storage such as `memory()`. Without it, a directory named after the class in lower case.
 * @returns the handle, once everything it shows is durable. Close it with `close`, or `await using`.
 * @throws CoopyError COOPY5001 the class was not compiled by coopy · COOPY5002 by different builds ·
 * COOPY5101 the first state cannot be stored · COOPY5201 stored bytes are damaged · COOPY5202 something else is there ·
 * COOPY5203 written by a later version · COOPY5204 another class is stored there · COOPY5205 the class changed ·
 * COOPY5206 it is open already · COOPY5207 to COOPY5213 the files cannot be used, and why ·
 * COOPY5214 commands whose calls are in the journal do something else now · COOPY5301, COOPY5302 a command did not replay.
 */
export function open<T extends object, Arguments extends readonly unknown[]>(
  theClass: ClassOf<T, Arguments>,
  place?: string | Storage,
  options?: OpenOptions<Arguments>,
): Promise<Persistent<T>>;
/**
 * Makes a new store whose state is a copy of `instance`, which stays an ordinary object of its own.
 *
 * @throws CoopyError COOPY5004 when there is a store at `place` already; otherwise as above.
 */
export function open<T extends object>(
  instance: T,
  place?: string | Storage,
  options?: Omit<OpenOptions, "arguments">,
): Promise<Persistent<T>>;
export async function open<T extends object>(
  target: T | ClassOf<T, readonly unknown[]>,
  place?: string | Storage,
  options: OpenOptions = {},
): Promise<Persistent<T>> {
  const { handle, store } = await doWork(
    openHandle<T, Storage>({
      target,
      place,
      options,
      front: {
        front: promisedFront,
        commit: (journal, listener) => new GroupCommit(journal, listener),
      },
      disk: (at) => diskOf(typeof at === "string" ? platform().directory(at) : at, options),
    }),
  );
  Object.defineProperty(handle, Symbol.asyncDispose, { value: () => store.close({}) });
  return handle as Persistent<T>;
}

function diskOf(storage: Storage, { syncThread = "pool" }: OpenOptions): Disk {
  if (syncThread === "pool") return Disk.promised(storage);
  if ("synchronous" in storage) return Disk.mixed(storage as SynchronousStorage);
  throw new TypeError(
    `${storage.name} has no synchronous operations, so the main thread cannot wait for it: leave syncThread out`,
  );
}
