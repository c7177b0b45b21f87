import type { Dice } from "../fuzz/bytes/dice.ts";
import type { Call } from "./model.ts";

/** What is done to an open store. */
export type Step =
  | { readonly kind: "calls"; readonly calls: readonly AtomicCalls[] }
  | { readonly kind: "query" }
  /** With calls while it is written, where it does not hold up the caller. */
  | { readonly kind: "snapshot"; readonly during: readonly AtomicCalls[]; readonly afterTurns: number }
  | { readonly kind: "idle" }
  | { readonly kind: "reopen"; readonly snapshot: boolean }
  | { readonly kind: "clock"; readonly byMs: number };

/** Calls that happen all or not at all: one alone, or those given to `execute` as a list. */
export type AtomicCalls = readonly [Call, ...Call[]];

/** @param noteCount how many notes there are that can be liked. */
export function randomStep(dice: Dice, noteCount: number): Step {
  const draw = dice.below(40);
  if (draw < 5) {
    const during = Array.from({ length: dice.below(4) }, () => atomicCalls(dice, noteCount, false));
    return { kind: "snapshot", during, afterTurns: dice.below(4) };
  }
  if (draw < 6) return { kind: "reopen", snapshot: dice.once(2) };
  if (draw < 7) return { kind: "idle" };
  if (draw < 9) return { kind: "clock", byMs: dice.below(20_000) - 8_000 };
  if (draw < 11) return { kind: "query" };
  const count = dice.once(3) ? 1 + dice.below(4) : 1;
  // Notes are told by their place, so what takes some away is called alone.
  const calls = Array.from({ length: count }, () => atomicCalls(dice, noteCount, count === 1));
  return { kind: "calls", calls: noteCount > 12 ? [[{ name: "forget", args: [8] }]] : calls };
}

function atomicCalls(dice: Dice, noteCount: number, mayForget: boolean): AtomicCalls {
  const draw = dice.below(16);
  if (draw < 2) return [call(dice, 0, false), call(dice, 0, false)];
  if (draw < 3) return [call(dice, 0, false), failing(dice)];
  if (draw < 5) return [failing(dice)];
  return [call(dice, noteCount, mayForget)];
}

function failing(dice: Dice): Call {
  return { name: "failAfterWriting", args: [text(dice)] };
}

function call(dice: Dice, noteCount: number, mayForget: boolean): Call {
  switch (dice.below(mayForget ? 9 : 8)) {
    case 0:
    case 1:
      return { name: "add", args: [dice.below(2_000) - 1_000] };
    case 2:
      return { name: "tell", args: [dice.below(100) + 0.5] };
    case 3:
      return { name: "write", args: [dice.once(6) ? text(dice).repeat(120) : text(dice)] };
    case 4:
      return { name: "keep", args: [{ text: text(dice), likes: dice.below(3) }] };
    case 5:
      return { name: "stamp", args: [] };
    case 6:
      return { name: "draw", args: [] };
    case 7:
      if (noteCount === 0) return { name: "add", args: [1] };
      return { name: "like", args: [{ place: dice.below(noteCount) }, 1 + dice.below(9)] };
    default:
      return { name: "forget", args: [dice.below(4)] };
  }
}

function text(dice: Dice): string {
  return dice.pick(["milk", "größe", "a longer text of some words", "", "0"]);
}
