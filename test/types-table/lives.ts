import { open, peek, type Storage, snapshot, status } from "coopy";
import { crashableMemory } from "coopy/testing";
import { expect } from "vitest";
import { describeGraph } from "../support/graph.ts";

/** Does something to the system, be it a handle or a plain instance. */
type Step = (system: object) => unknown;

/** What the module of a case exports beside its system. */
export interface CaseModule {
  readonly steps?: readonly Step[];
  /** Steps that the store must refuse. */
  readonly refused?: readonly Step[];
  /** What only methods show: the contents of `#private` fields. */
  readonly look?: (system: object) => unknown;
}

type SystemClass = new () => object;

/** Runs the case in every way that a store can live, and compares each state with that of the plain class. */
export async function livesThroughEverything(theClass: SystemClass, theCase: CaseModule): Promise<void> {
  const plain = await plainStates(theClass, theCase);
  await replayed(theClass, theCase, plain);
  for (let at = 0; at <= (theCase.steps ?? []).length; at++) await snapshotAt(theClass, theCase, plain, at);
  await restartedAfterEachStep(theClass, theCase, plain);
}

/** Each of the steps `refused` rejects with `code`, before anything of it is journalled or done. */
export async function isRefused(theClass: SystemClass, theCase: CaseModule, code: string): Promise<void> {
  const storage = crashableMemory();
  const handle = await reopened(theClass, storage);
  for (const step of theCase.steps ?? []) await step(handle);
  const before = seen(handle, theCase);
  const { sequence } = status(handle as never);
  expect(theCase.refused?.length, "a case that is refused exports `refused`").toBeGreaterThan(0);
  for (const step of theCase.refused!) {
    await expect((async () => step(handle))()).rejects.toMatchObject({ code });
    expect(status(handle as never).sequence).toBe(sequence);
    expect(seen(handle, theCase)).toBe(before);
  }
  storage.crash();
  expect(seen(await reopened(theClass, storage), theCase)).toBe(before);
}

/** States of the plain class, before the first step and after each. */
async function plainStates(theClass: SystemClass, theCase: CaseModule): Promise<readonly string[]> {
  const plain = new theClass();
  const states = [describeGraph([plain, theCase.look?.(plain)])];
  for (const step of theCase.steps ?? []) {
    await step(plain);
    states.push(describeGraph([plain, theCase.look?.(plain)]));
  }
  return states;
}

async function replayed(theClass: SystemClass, theCase: CaseModule, plain: readonly string[]): Promise<void> {
  const storage = crashableMemory();
  const handle = await reopened(theClass, storage);
  expect(seen(handle, theCase), "a new store").toBe(plain[0]);
  for (const [index, step] of (theCase.steps ?? []).entries()) {
    await step(handle);
    expect(seen(handle, theCase), `live, after step ${index + 1}`).toBe(plain[index + 1]);
  }
  storage.crash();
  expect(seen(await reopened(theClass, storage), theCase), "replayed").toBe(plain.at(-1));
  storage.crash();
  expect(seen(await reopened(theClass, storage), theCase), "replayed twice").toBe(plain.at(-1));
}

async function snapshotAt(
  theClass: SystemClass,
  theCase: CaseModule,
  plain: readonly string[],
  at: number,
): Promise<void> {
  const storage = crashableMemory();
  const handle = await reopened(theClass, storage);
  const steps = theCase.steps ?? [];
  for (const step of steps.slice(0, at)) await step(handle);
  await snapshot(handle as never);
  for (const step of steps.slice(at)) await step(handle);
  expect(seen(handle, theCase), "live").toBe(plain.at(-1));
  storage.crash();
  const restored = await reopened(theClass, storage);
  expect(seen(restored, theCase), `a snapshot after step ${at}, and the journal`).toBe(plain.at(-1));
  await snapshot(restored as never);
  storage.crash();
  expect(seen(await reopened(theClass, storage), theCase), "a snapshot of it").toBe(plain.at(-1));
}

async function restartedAfterEachStep(
  theClass: SystemClass,
  theCase: CaseModule,
  plain: readonly string[],
): Promise<void> {
  const storage = crashableMemory();
  let handle = await reopened(theClass, storage);
  for (const [index, step] of (theCase.steps ?? []).entries()) {
    await step(handle);
    storage.crash();
    handle = await reopened(theClass, storage);
    expect(seen(handle, theCase), `restarted after step ${index + 1}`).toBe(plain[index + 1]);
    if (index % 2 === 0) await snapshot(handle as never);
  }
}

function reopened(theClass: SystemClass, storage: Storage): Promise<object> {
  return open(theClass, storage);
}

/** Everything a program can see of the state. */
function seen(handle: object, { look }: CaseModule): string {
  return peek(handle as never, (system: object) => describeGraph([system, look?.(system)]));
}
