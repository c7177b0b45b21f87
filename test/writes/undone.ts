import { peek } from "coopy";
import { crashableMemory } from "coopy/testing";
import { expect } from "vitest";
import { describeGraph } from "../support/graph.ts";

/** A fixture whose commands write and then throw, when they are asked to. */
interface Program<Way extends string> {
  readonly Ledger: new () => Record<Way, (fails: boolean) => unknown>;
  start(place: object): Promise<object>;
}

/** What a command writes is undone when it throws, and is what it is without coopy when it does not. */
export async function expectUndone<Way extends string>(
  { Ledger, start }: Program<Way>,
  way: Way,
  hiddenIn?: (object: object) => readonly unknown[],
): Promise<void> {
  const ledger = (await start(crashableMemory())) as Record<Way, (fails: boolean) => Promise<unknown>>;
  const look = () => peek(ledger as never, (system: object) => describeGraph(system, hiddenIn));
  const before = look();
  await expect(ledger[way](true)).rejects.toThrow(way);
  expect(look()).toBe(before);
  const plain = new Ledger();
  plain[way](false);
  await ledger[way](false);
  expect(look()).toBe(describeGraph(plain, hiddenIn));
  const lived = look();
  await expect(ledger[way](true)).rejects.toThrow();
  expect(look()).toBe(lived);
}
