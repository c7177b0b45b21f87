import type { Disk } from "./disk.ts";
import { type DiskFault, DiskFaults, type OperationKind } from "./disk-fault.ts";

/** An operation on a simulated storage that was done, or failed. */
export interface DiskOperation {
  readonly kind: OperationKind;
  /** The file, by the name that it has now; empty where there is none. */
  readonly file: string;
  /** Bytes read or written, or the length after a truncation. */
  readonly bytes: number;
  /** Whether it failed because it was told to. */
  readonly hasFailed: boolean;
}

/** What a disk is in: it runs until it stops, and its operations go wrong as they were told to. */
export class Machine {
  readonly disk: Disk;
  readonly faults = new DiskFaults();
  /** Whether syncs do nothing, and say that they did. */
  liesInSync = false;
  isLocked = false;
  hasStopped = false;
  onOperation: ((operation: DiskOperation) => void) | undefined;

  constructor(disk: Disk) {
    this.disk = disk;
  }

  /** @throws Error when it has stopped. */
  expectRunning(): void {
    if (this.hasStopped) throw new Error("the machine stopped");
  }

  /** Does the operation, unless a fault says otherwise; `fail` is what happens when nothing of it is done. */
  perform<Result>(
    {
      kind,
      file = "",
      bytes = 0,
    }: { readonly kind: OperationKind; readonly file?: string; readonly bytes?: number },
    act: (fault: DiskFault | undefined) => Result,
    fail = () => {},
  ): Result {
    this.expectRunning();
    const fault = this.faults.next(kind, file);
    if (fault?.error === undefined) {
      const result = act(fault);
      this.onOperation?.({ kind, file, bytes, hasFailed: false });
      return result;
    }
    if (fault.effect === undefined || fault.effect === "nothing") fail();
    else act(fault);
    this.onOperation?.({ kind, file, bytes, hasFailed: true });
    throw fault.error;
  }
}
