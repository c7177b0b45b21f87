import { CoopyError, type ErrorCode } from "../errors.ts";

interface Reason {
  readonly code: ErrorCode;
  readonly what: string;
  readonly instead: string;
}

const readOnly: Reason = {
  code: "COOPY5208",
  what: "the file system takes no writes",
  instead: "Mount it for writing, or choose another place.",
};
const noPermission: Reason = {
  code: "COOPY5209",
  what: "this process may not do that",
  instead: "Give it the rights to the directory and the files in it, or run it as their owner.",
};
const tooManyFiles: Reason = {
  code: "COOPY5210",
  what: "the process, or the machine, has as many files open as it may",
  instead: "Close some, or raise the limit (`ulimit -n`).",
};
const diskFull: Reason = {
  code: "COOPY5211",
  what: "there is no room, or the quota is used up",
  instead: "Make room and open the store again: all that was acknowledged is there.",
};
const noSuchPlace: Reason = {
  code: "COOPY5212",
  what: "there is no such place",
  instead:
    "See whether a directory was moved or deleted, or a file stands in the way, and open the store again.",
};
const diskError: Reason = {
  code: "COOPY5213",
  what: "the device failed",
  instead: "Look at the system's log. Copy the store to another disk before anything else is written.",
};

/** What the system says, by its own names. Anything else is COOPY5207. */
const reasons: ReadonlyMap<string | undefined, Reason> = new Map(
  Object.entries({
    EROFS: readOnly,
    EACCES: noPermission,
    EPERM: noPermission,
    EMFILE: tooManyFiles,
    ENFILE: tooManyFiles,
    ENOSPC: diskFull,
    EDQUOT: diskFull,
    ENOENT: noSuchPlace,
    ENOTDIR: noSuchPlace,
    EIO: diskError,
  }),
);

const unknown: Reason = {
  code: "COOPY5207",
  what: "the file system refused",
  instead: "What it said is in `cause`.",
};

/**
 * An error of the file system as one of coopy's. What is one already stays as it is.
 * @param doing what failed, with the path: "writing /data/LOCK".
 */
export function storageError(doing: string, cause: unknown): CoopyError {
  if (cause instanceof CoopyError) return cause;
  const errno = errnoOf(cause);
  const { code, what, instead } = reasons.get(errno) ?? unknown;
  return new CoopyError(code, `${doing} failed (${errno ?? String(cause)}): ${what}. ${instead}`, { cause });
}

/** A write that wrote nothing more, and gave no reason. */
export function nothingWritten(doing: string, writtenBytes: number, lengthBytes: number): CoopyError {
  return new CoopyError(
    diskFull.code,
    `${doing} ended after ${writtenBytes} of ${lengthBytes} bytes: ${diskFull.what}. ${diskFull.instead}`,
  );
}

/** The system's name of an error: "ENOENT". */
export function errnoOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | undefined)?.code;
}
