import { CoopyError } from "../errors.ts";
import type { StorageFile, StorageLock, StorageOperations } from "../storage.ts";
import type { OperationKind } from "./disk-fault.ts";
import type { Machine } from "./machine.ts";

/** What can be done to the disk of a machine while it runs. */
export class SimulatedOperations implements StorageOperations<"immediate"> {
  readonly #machine: Machine;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  lock(): StorageLock<"immediate"> {
    const machine = this.#machine;
    const release = () =>
      machine.perform({ kind: "release" }, () => {
        machine.isLocked = false;
      });
    return machine.perform({ kind: "lock" }, () => {
      if (machine.isLocked)
        throw new CoopyError(
          "COOPY5206",
          "this simulated storage already holds an open store. Close it first.",
        );
      machine.isLocked = true;
      return { release };
    });
  }

  list(): readonly string[] {
    const machine = this.#machine;
    return machine.perform({ kind: "list" }, () => machine.disk.names);
  }

  read(file: string, start?: number, end?: number): Uint8Array {
    const { disk } = this.#machine;
    const bytes = disk.content(disk.inodeOf(file)).toBytes().slice(start, end);
    return this.#machine.perform({ kind: "read", file, bytes: bytes.length }, (fault) => {
      const { flippedBit } = fault ?? {};
      if (flippedBit !== undefined && bytes.length > 0)
        bytes[(flippedBit >>> 3) % bytes.length]! ^= 1 << (flippedBit & 7);
      return bytes;
    });
  }

  create(file: string): StorageFile<"immediate"> {
    const machine = this.#machine;
    return fileOf(
      machine,
      machine.perform({ kind: "create", file }, () => machine.disk.create(file)),
    );
  }

  open(file: string): StorageFile<"immediate"> {
    const machine = this.#machine;
    return fileOf(
      machine,
      machine.perform({ kind: "open", file }, () => machine.disk.inodeOf(file)),
    );
  }

  rename(from: string, to: string): void {
    const machine = this.#machine;
    machine.perform({ kind: "rename", file: to }, () => machine.disk.rename(from, to));
  }

  remove(file: string): void {
    const machine = this.#machine;
    machine.perform({ kind: "remove", file }, () => machine.disk.remove(file));
  }

  syncDirectory(): void {
    const machine = this.#machine;
    machine.perform(
      { kind: "syncDirectory" },
      () => machine.liesInSync || machine.disk.syncNames(),
      () => machine.disk.dropUnsyncedNames(),
    );
  }
}

function fileOf(machine: Machine, inode: number): StorageFile<"immediate"> {
  const { disk } = machine;
  const of = (kind: OperationKind, bytes = 0) => ({ kind, file: disk.nameOf(inode), bytes });
  return {
    write(bytes) {
      machine.perform(of("write", bytes.length), (fault) => {
        const isPart = fault?.error !== undefined && fault.effect === "part";
        disk.append(inode, isPart ? bytes.subarray(0, bytes.length >>> 1) : bytes);
      });
    },
    sync() {
      machine.perform(
        of("sync"),
        () => machine.liesInSync || disk.sync(inode),
        () => disk.dropUnsynced(inode),
      );
    },
    truncate(lengthBytes) {
      machine.perform(of("truncate", lengthBytes), () => disk.truncate(inode, lengthBytes));
    },
    close: () => machine.perform(of("close"), () => {}),
  };
}
