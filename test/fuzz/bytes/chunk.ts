import { Reader } from "../../../runtime/src/codec/reader.ts";
import { Writer } from "../../../runtime/src/codec/writer.ts";
import type { Dice } from "./dice.ts";
import { joined, mutated } from "./mutate.ts";

/** Bytes that hold one chunk of a graph, and what stands around its positions. */
interface Pieces {
  readonly before: Uint8Array;
  readonly positions: Uint8Array;
  readonly hasTexts: boolean;
  readonly behind: Uint8Array;
}

/**
 * Mutations inside the first chunk of each seed's graph, whose length is then made right: without that most changes
 * would be noticed before any value is read. `start` is where the graph begins.
 */
export function mutatedInside(dice: Dice, seeds: readonly Uint8Array[], start: number): Uint8Array {
  const all = seeds.map((seed) => split(seed, start));
  const { before, hasTexts, behind } = dice.pick(all);
  const positions = mutated(
    dice,
    all.map((pieces) => pieces.positions),
  );
  const writer = new Writer();
  writer.varint(positions.length * 2 + (hasTexts ? 1 : 0));
  return joined(before, writer.bytes.subarray(0, writer.position), positions, behind);
}

function split(bytes: Uint8Array, start: number): Pieces {
  const reader = new Reader(bytes, start);
  const head = reader.varint();
  const end = reader.position + Math.floor(head / 2);
  return {
    before: bytes.subarray(0, start),
    positions: bytes.subarray(reader.position, end),
    hasTexts: head % 2 === 1,
    behind: bytes.subarray(end),
  };
}
