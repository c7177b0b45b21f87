import { CoopyError } from "./errors.ts";
import type { SynchronousStorage } from "./storage.ts";

/** What coopy takes from where it runs, apart from the language. */
export interface Platform {
  /** Storage at a path. */
  directory(path: string): SynchronousStorage;
  /** Versions on which replay could depend, for error messages: "node 20.20.2 v8 11.3". */
  readonly engine: string;
  /** The bytes from `start` to `end`, each as the character of Latin-1 with its number. */
  latin1(bytes: Uint8Array, start: number, end: number): string;
  /** Tells the developer of an error that belongs to no caller. */
  warn(error: unknown): void;
}

/** What the web calls so differs from Latin-1 in 27 characters, all of which have numbers beyond it. */
const almostLatin1 = new TextDecoder("latin1");

function latin1(bytes: Uint8Array): string {
  const text = almostLatin1.decode(bytes);
  if (!/[\u0100-\uffff]/.test(text)) return text;
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += 8192) {
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 8192)));
  }
  return pieces.join("");
}

const bare: Platform = {
  directory(path) {
    throw new CoopyError(
      "COOPY5207",
      `there are no directories here, so "${path}" cannot be opened. Pass a storage to \`open\`: \`memory()\`, or one for this platform.`,
    );
  },
  engine: "unknown",
  latin1: (bytes, start, end) => latin1(bytes.subarray(start, end)),
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
