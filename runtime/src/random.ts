import { commandInProgress } from "./command-in-progress.ts";
import { entropy } from "./platform.ts";

/**
 * Randomness. Inside a command it comes from a generator whose seed, 16 bytes of the operating system's random source,
 * is journalled with the command, so that replay draws the same. Everywhere else, queries included, it comes from
 * the operating system. What a command draws can be read in the journal: make secrets outside and pass them in.
 */
export const random: Random = { next, integer, uuid, bytes, shuffle };

export interface Random {
  /** A number from 0 up to but without 1, in steps of 2^-53. */
  next(): number;
  /** An integer from `minimum` to `maximum`, both included, all equally likely. @throws RangeError unless both are safe integers in order. */
  integer(minimum: number, maximum: number): number;
  /** A version 4 UUID in lower case. */
  uuid(): string;
  /** That many random bytes. */
  bytes(count: number): Uint8Array;
  /** A new array of the same elements in random order (Fisher-Yates). */
  shuffle<Element>(elements: readonly Element[]): Element[];
}

function next(): number {
  const high = uint32() >>> 5;
  const low = uint32() >>> 6;
  return (high * 2 ** 26 + low) / 2 ** 53;
}

function integer(minimum: number, maximum: number): number {
  const span = maximum - minimum + 1;
  if (!Number.isSafeInteger(minimum) || !Number.isSafeInteger(maximum) || span < 1 || span > 2 ** 53) {
    throw new RangeError(
      `random.integer(${minimum}, ${maximum}): both must be safe integers, the smaller first.`,
    );
  }
  return minimum + below(span);
}

/** An integer from 0 up to but without `limit`. Draws again where the last, incomplete multiple would favour the low ones. */
function below(limit: number): number {
  const fair = 2 ** 53 - (2 ** 53 % limit);
  for (;;) {
    const draw = next() * 2 ** 53;
    if (draw < fair) return draw % limit;
  }
}

function uuid(): string {
  const octets = bytes(16);
  octets[6] = (octets[6]! & 0x0f) | 0x40;
  octets[8] = (octets[8]! & 0x3f) | 0x80;
  const hex = Array.from(octets, (octet) => octet.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

function bytes(count: number): Uint8Array {
  const generator = commandInProgress()?.generator();
  const drawn = new Uint8Array(count);
  const chunkBytesMax = 65_536; // getRandomValues takes no more at once
  for (let start = 0; generator === undefined && start < count; start += chunkBytesMax) {
    drawn.set(entropy(Math.min(chunkBytesMax, count - start)), start);
  }
  for (let index = 0; generator !== undefined && index < count; index++)
    drawn[index] = generator.uint32() >>> 24;
  return drawn;
}

function shuffle<Element>(elements: readonly Element[]): Element[] {
  const shuffled = [...elements];
  for (let index = shuffled.length - 1; index > 0; index--) {
    const other = below(index + 1);
    [shuffled[index], shuffled[other]] = [shuffled[other]!, shuffled[index]!];
  }
  return shuffled;
}

function uint32(): number {
  const generator = commandInProgress()?.generator();
  if (generator !== undefined) return generator.uint32();
  return new DataView(entropy(4).buffer).getUint32(0);
}
