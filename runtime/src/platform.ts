import { CoopyError } from "./errors.ts";
import type { SynchronousStorage } from "./storage.ts";

/** What coopy takes from where it runs, apart from the language. */
export interface Platform {
  /** Storage at a path. */
  directory(path: string): SynchronousStorage;
  /** Versions on which replay could depend, for error messages: "node 20.20.2 v8 11.3". */
  readonly engine: string;
  /** The bytes from `start` to `end`, each as a character; those from 128 on may be any. */
  latin1(bytes: Uint8Array, start: number, end: number): string;
  /** Tells the developer of an error that belongs to no caller. */
  warn(error: unknown): void;
}

const latin1 = new TextDecoder("latin1");

const bare: Platform = {
  directory(path) {
    throw new CoopyError(
      "COOPY5207",
      `there are no directories here, so "${path}" cannot be opened. Pass a storage to \`open\`: \`memory()\`, or one for this platform.`,
    );
  },
  engine: "unknown",
  latin1: (bytes, start, end) => latin1.decode(bytes.subarray(start, end)),
  warn(error) {
    (globalThis as { reportError?: (error: unknown) => void }).reportError?.(error);
  },
};

let current = bare;

/** The platform's own entry calls it once, before anything is opened. */
export function usePlatform(platform: Platform): void {
  current = platform;
}

export function platform(): Platform {
  return current;
}

/** Bytes from the operating system's random source. */
export function entropy(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  (globalThis as unknown as { crypto: { getRandomValues(bytes: Uint8Array): void } }).crypto.getRandomValues(
    bytes,
  );
  return bytes;
}
