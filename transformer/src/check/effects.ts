import type { DiagnosticCode } from "../diagnostics.ts";

/** A library value that gives another result on replay, and what gives the same. */
export interface LibraryEffect {
  readonly path: string;
  readonly code: Extract<DiagnosticCode, "COOPY3101" | "COOPY3111">;
  readonly instead: string;
}

export const libraryEffects: readonly LibraryEffect[] = [
  { path: "Date.now", code: "COOPY3101", instead: "clock.nowMs()" },
  { path: "new Date()", code: "COOPY3101", instead: "clock.now()" },
  { path: "Date()", code: "COOPY3101", instead: "clock.now().toISOString()" },
  { path: "Math.random", code: "COOPY3111", instead: "random.next()" },
  { path: "crypto.randomUUID", code: "COOPY3111", instead: "random.uuid()" },
  { path: "performance.now", code: "COOPY3101", instead: "clock.nowMs()" },
  { path: "process.hrtime", code: "COOPY3101", instead: "clock.nowMs()" },
  { path: "crypto.getRandomValues", code: "COOPY3111", instead: "random.bytes(count)" },
  { path: "crypto.randomBytes", code: "COOPY3111", instead: "random.bytes(count)" },
  { path: "crypto.randomInt", code: "COOPY3111", instead: "random.integer(min, max)" },
  { path: "randomBytes()", code: "COOPY3111", instead: "random.bytes(count)" },
  { path: "randomInt()", code: "COOPY3111", instead: "random.integer(min, max)" },
  { path: "randomUUID()", code: "COOPY3111", instead: "random.uuid()" },
];
