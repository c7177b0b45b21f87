import { CoopyError, type ErrorCode } from "../errors.ts";

/** What is done to a storage. `list`, `read`, `open` and `close` change nothing on the disk. */
export type OperationKind =
  | "lock"
  | "list"
  | "read"
  | "create"
  | "open"
  | "write"
  | "sync"
  | "truncate"
  | "close"
  | "rename"
  | "remove"
  | "syncDirectory"
  | "release";

/** An operation that goes wrong. */
export interface DiskFault {
  /** How many operations that it could have hit are done before; 0 is the next. */
  readonly after: number;
  /** Which kinds it hits; all unless said otherwise. */
  readonly kinds?: readonly OperationKind[];
  /** On which files; on all unless said otherwise. Operations without a file have the name "". */
  readonly files?: RegExp;
  /** What the operation throws. Without one it succeeds. */
  readonly error?: Error;
  /**
   * What is done although it throws: nothing unless said otherwise, `all` of the operation, or `part` of the bytes of a write.
   * After a sync that fails, what it should have written is dropped: no later sync writes it, and a crash leaves any part of it.
   */
  readonly effect?: "nothing" | "part" | "all" | undefined;
  /** Of a read: the number of a bit that is wrong in what it returns, counted round where there are fewer. */
  readonly flippedBit?: number;
  /** Whether every such operation from then on goes wrong, too: a full disk stays full. */
  readonly isLasting?: boolean;
}

/** Faults that wait for their operation. */
export class DiskFaults {
  readonly #waiting: { readonly fault: DiskFault; left: number }[] = [];

  add(fault: DiskFault): void {
    this.#waiting.push({ fault, left: fault.after });
  }

  /** The fault that hits this operation. */
  next(kind: OperationKind, file: string): DiskFault | undefined {
    if (this.#waiting.length === 0) return undefined;
    let hit: DiskFault | undefined;
    for (const entry of [...this.#waiting]) {
      const { kinds, files, isLasting } = entry.fault;
      if (kinds?.includes(kind) === false || files?.test(file) === false || entry.left-- > 0) continue;
      if (isLasting !== true) this.#waiting.splice(this.#waiting.indexOf(entry), 1);
      hit ??= entry.fault;
    }
    return hit;
  }
}

/** The codes that storages give to what can be wrong with a disk, by the system's names. */
const codes = {
  EROFS: "COOPY5208",
  EACCES: "COOPY5209",
  EMFILE: "COOPY5210",
  ENOSPC: "COOPY5211",
  ENOENT: "COOPY5212",
  EIO: "COOPY5213",
} as const satisfies Record<string, ErrorCode>;

export type DiskErrorName = keyof typeof codes;

/** The error that a storage throws for what the system calls `name`. */
export function diskError(name: DiskErrorName): CoopyError {
  return new CoopyError(codes[name], `the simulated disk says ${name}.`);
}
