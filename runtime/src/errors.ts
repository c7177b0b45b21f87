/**
 * Every error of the runtime. Codes are never reused: 50xx use of a store, 51xx values,
 * 52xx files and recovery, 53xx replay.
 */
export const errorCodes = {
  COOPY5001: "not-compiled",
  COOPY5002: "stale-build",
  COOPY5003: "store-closed",
  COOPY5004: "store-exists",
  COOPY5005: "inside-command",
  COOPY5006: "not-a-handle",
  COOPY5007: "outcome-unknown",
  COOPY5008: "wrong-arguments",
  COOPY5009: "unknown-command",
  COOPY5010: "outside-command",
  COOPY5011: "asynchronous-command",
  COOPY5012: "backlog-full",
  COOPY5013: "not-executed",
  COOPY5014: "snapshot-cancelled",
  COOPY5101: "cannot-be-journalled",
  COOPY5102: "cannot-be-decoded",
  COOPY5103: "of-another-store",
  COOPY5104: "no-longer-stored",
  COOPY5105: "already-stored",
  COOPY5106: "too-large",
  COOPY5201: "damaged",
  COOPY5202: "not-a-store",
  COOPY5203: "newer-format",
  COOPY5204: "other-system",
  COOPY5205: "class-changed",
  COOPY5206: "already-open",
  COOPY5207: "storage-failed",
  COOPY5208: "read-only",
  COOPY5209: "no-permission",
  COOPY5210: "too-many-files",
  COOPY5211: "disk-full",
  COOPY5212: "no-such-place",
  COOPY5213: "disk-error",
  COOPY5214: "logic-changed",
  COOPY5301: "replay-failed",
  COOPY5302: "replay-diverged",
} as const;

export type ErrorCode = keyof typeof errorCodes;
export type ErrorName = (typeof errorCodes)[ErrorCode];

/** Where bytes are not what was written there. */
export interface DamagePlace {
  /** The store: a path, or "memory". */
  readonly storage: string;
  readonly file: string;
  readonly offset?: number | undefined;
  /** Of the first record that is not known to be right. */
  readonly sequence?: number | undefined;
}

/** An error that coopy raises: what happened, where, and what to do, behind a code that never changes meaning. */
export class CoopyError extends Error {
  override readonly name = "CoopyError";
  readonly code: ErrorCode;
  /** The code in words: "store-closed". */
  readonly kind: ErrorName;

  /** Of damage, where it is. */
  readonly place: DamagePlace | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly place?: DamagePlace } = {},
  ) {
    super(`${code} ${errorCodes[code]}: ${message}`, options);
    this.code = code;
    this.kind = errorCodes[code];
    this.place = options.place;
  }
}

/** Whether it is coopy's error of this code. */
export function isCode(error: unknown, code: ErrorCode): error is CoopyError {
  return error instanceof CoopyError && error.code === code;
}

/** Whether a storage's error says that the place is no longer this owner's: taken over, moved or removed. */
export function isOwnershipLost(error: unknown): boolean {
  return isCode(error, "COOPY5206") || isCode(error, "COOPY5212");
}

/** Bytes that are not what their format says. Recovery turns it into an error that names file and offset. */
export class DecodeError extends Error {
  override readonly name = "DecodeError";
  readonly offset: number;

  constructor(what: string, offset: number) {
    super(`${what} at byte ${offset}`);
    this.offset = offset;
  }
}
