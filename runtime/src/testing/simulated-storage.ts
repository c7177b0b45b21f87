import type { StorageFile, StorageLock, StorageOperations, SynchronousStorage } from "../storage.ts";
import { Disk } from "./disk.ts";
import type { DiskFault } from "./disk-fault.ts";
import { type DiskOperation, Machine } from "./machine.ts";
import { promised } from "./promised-operations.ts";
import { SimulatedOperations } from "./simulated-operations.ts";

/**
 * A storage on a simulated disk, for tests that stop the machine anywhere. It keeps what was synced, and of the rest what
 * chance leaves, as disks and file systems do:
 *
 * - Of the bytes written to a file, and the truncations, since its last sync: none, all, the first ones with the last write torn
 *   at any byte, or any sectors of 512 bytes. The file can be as long as if all were there, with zeros, earlier bytes or
 *   those of another file in the gaps.
 * - Of the names made, renamed and removed since the last sync of the directory: none, all, the first ones, or any. A rename
 *   is one step. A sync of a file says nothing about its name.
 * - What a sync that failed should have written counts as written, and is not: later syncs pass over it. Reads show it
 *   until the machine stops.
 *
 * Operations can be promised or immediate; both are of the same disk. Promised ones are done in the order of the calls.
 */
export class SimulatedStorage implements SynchronousStorage {
  readonly name = "simulated disk";
  readonly synchronous: StorageOperations<"immediate">;
  readonly #machine: Machine;
  readonly #promised: StorageOperations<"promised">;

  constructor(disk = new Disk()) {
    this.#machine = new Machine(disk);
    this.synchronous = new SimulatedOperations(this.#machine);
    this.#promised = promised(this.synchronous, () => this.#machine.expectRunning());
  }

  /** Called after each operation, before its result is there. What it throws, the operation throws. */
  set onOperation(listener: ((operation: DiskOperation) => void) | undefined) {
    this.#machine.onOperation = listener;
  }

  /** Set it, and syncs do nothing and say that they did. No store can be safe on such a disk. */
  set liesInSync(isLying: boolean) {
    this.#machine.liesInSync = isLying;
  }

  /** An operation to come goes wrong. */
  fail(fault: DiskFault): void {
    this.#machine.faults.add(fault);
  }

  /**
   * The same disk, what is not synced included, in a machine of its own, where nobody holds the lock and no faults wait.
   * It costs some microseconds, so that a test can try what would happen at each operation of one run.
   */
  fork(): SimulatedStorage {
    return new SimulatedStorage(this.#machine.disk.fork());
  }

  /**
   * The machine stops: whatever is still done with this storage fails, and the seed decides which of the things not synced survive.
   * @returns the storage as it is found when the machine has started again.
   */
  crash(seed: number): SimulatedStorage {
    const storage = this.kill();
    storage.#machine.disk.crash(seed);
    return storage;
  }

  /**
   * The process dies, and the machine goes on: whatever is still done with this storage fails.
   * @returns the storage as the next process finds it: nothing is lost, and nothing more is synced than was.
   */
  kill(): SimulatedStorage {
    this.#machine.hasStopped = true;
    return this.fork();
  }

  /** Changes the content of a file behind the store's back, durably; makes it where there is none. */
  overwrite(name: string, bytes: Uint8Array): void {
    this.#machine.disk.overwrite(name, bytes);
  }

  lock(): Promise<StorageLock> {
    return this.#promised.lock();
  }

  list(): Promise<readonly string[]> {
    return this.#promised.list();
  }

  read(name: string): Promise<Uint8Array> {
    return this.#promised.read(name);
  }

  create(name: string): Promise<StorageFile> {
    return this.#promised.create(name);
  }

  open(name: string): Promise<StorageFile> {
    return this.#promised.open(name);
  }

  rename(from: string, to: string): Promise<void> {
    return this.#promised.rename(from, to);
  }

  remove(name: string): Promise<void> {
    return this.#promised.remove(name);
  }

  syncDirectory(): Promise<void> {
    return this.#promised.syncDirectory();
  }
}

/** A simulated disk with nothing on it. */
export function simulatedStorage(): SimulatedStorage {
  return new SimulatedStorage();
}
