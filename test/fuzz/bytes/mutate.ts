import type { Dice } from "./dice.ts";

/** Longer inputs tell nothing more, and take long. */
const inputBytesMax = 256 * 1024;

/** An input made from one of the seeds: a few mutations one after the other, now and then nothing but chance. */
export function mutated(dice: Dice, seeds: readonly Uint8Array[]): Uint8Array {
  if (dice.once(20)) return dice.bytes(dice.below(dice.once(10) ? 2000 : 60));
  let bytes = dice.pick(seeds);
  for (let left = dice.once(2) ? 1 : 1 + dice.below(dice.once(4) ? 12 : 3); left > 0; left--) {
    bytes = dice.pick(mutations)(dice, bytes, seeds).subarray(0, inputBytesMax);
  }
  return bytes.slice();
}

type Mutation = (dice: Dice, bytes: Uint8Array, seeds: readonly Uint8Array[]) => Uint8Array;

const mutations: readonly Mutation[] = [
  // A bit.
  (dice, bytes) => changed(dice, bytes, (byte) => byte ^ (1 << dice.below(8))),
  // A byte, to anything.
  (dice, bytes) => changed(dice, bytes, () => dice.below(256)),
  // A byte, to one near it: other tags, other counts.
  (dice, bytes) => changed(dice, bytes, (byte) => byte + dice.below(9) - 4),
  (dice, bytes) => changed(dice, bytes, () => dice.pick(telling)),
  // Fewer, more, the same again.
  (dice, bytes) => bytes.subarray(0, dice.below(bytes.length)),
  (dice, bytes) => replaced(bytes, place(dice, bytes), 1 + dice.below(4), nothing),
  (dice, bytes) => replaced(bytes, place(dice, bytes), 0, dice.bytes(1 + dice.below(4))),
  (dice, bytes) => {
    const piece = pieceOf(dice, bytes);
    return replaced(bytes, place(dice, bytes), 0, piece);
  },
  (dice, bytes) => replaced(bytes, place(dice, bytes), 0, repeated(pieceOf(dice, bytes, 8), dice)),
  // A pattern of few bytes, very often: what is nested is nested deep.
  (dice, bytes) => {
    const pattern = dice.once(2)
      ? Uint8Array.of(0, dice.below(32), ...(dice.once(2) ? [1] : []))
      : Uint8Array.from({ length: 1 + dice.below(3) }, () => dice.pick(telling));
    return replaced(bytes, place(dice, bytes), 0, repeated(pattern, dice));
  },
  // A number at the edge of what numbers can be, in the place of one or as one more.
  (dice, bytes) => replaced(bytes, place(dice, bytes), dice.below(3), dice.pick(edges)),
  // A name that means something, behind its length.
  (dice, bytes) => replaced(bytes, place(dice, bytes), dice.below(2) * 8, dice.pick(names)),
  // The beginning of one and the end of another.
  (dice, bytes, seeds) => {
    const other = dice.pick(seeds);
    return joined(bytes.subarray(0, dice.below(bytes.length)), other.subarray(dice.below(other.length)));
  },
  // A piece of another inside.
  (dice, bytes, seeds) =>
    replaced(bytes, place(dice, bytes), dice.below(20), pieceOf(dice, dice.pick(seeds))),
];

const nothing = new Uint8Array(0);
const telling = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 0x7f, 0x80, 0x81, 0xfe, 0xff];
const names = ["__proto__", "constructor", "prototype", "toString", "length", "spied"].map((name) =>
  new TextEncoder().encode(name),
);

/** Varints of sizes at which something changes, one with needless zeros, and one without end. */
const edges = [
  ...[0, 1, 127, 128, 1023, 1024, 1025, 16383, 16384, 2 ** 21, 2 ** 28, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2],
  ...[2 ** 32 - 1, 2 ** 32, 2 ** 33 + 1, 2 ** 49, 2 ** 50, 2 ** 51 + 2, 2 ** 52, Number.MAX_SAFE_INTEGER],
]
  .map(varint)
  .concat(Uint8Array.of(0x80, 0), new Uint8Array(12).fill(0xff));

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Uint8Array.of(...bytes, rest);
}

function place(dice: Dice, bytes: Uint8Array): number {
  // Heads of graphs and objects, whose changes reach furthest, are more often near the beginning.
  return dice.below(dice.once(4) ? Math.min(16, bytes.length) : bytes.length + 1);
}

function changed(dice: Dice, bytes: Uint8Array, change: (byte: number) => number): Uint8Array {
  if (bytes.length === 0) return bytes;
  const copy = bytes.slice();
  const at = place(dice, copy) % copy.length;
  copy[at] = change(copy[at]!);
  return copy;
}

function replaced(bytes: Uint8Array, at: number, count: number, by: Uint8Array): Uint8Array {
  return joined(bytes.subarray(0, at), by, bytes.subarray(at + count));
}

function pieceOf(dice: Dice, bytes: Uint8Array, lengthMax = 64): Uint8Array {
  const start = dice.below(bytes.length);
  return bytes.subarray(start, start + 1 + dice.below(lengthMax));
}

function repeated(piece: Uint8Array, dice: Dice): Uint8Array {
  const count = dice.once(10) ? 1 + dice.below(40_000) : 1 + dice.below(40);
  return joined(...Array.from({ length: count }, () => piece));
}

export function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}
