import { status } from "coopy";
import type { SimulatedStorage } from "coopy/testing";
import type { Work } from "../../runtime/src/work.ts";
import { expectThat } from "./expect-that.ts";
import type { LedgerHandle } from "./ledger.ts";
import { textOf } from "./model.ts";
import type { Told } from "./run.ts";
import type { Tally } from "./tally.ts";
import { opened, type Timing } from "./timing.ts";

export interface Recovered {
  readonly handle: LedgerHandle;
  /** What is promised from now on: what was recovered stays. */
  readonly told: Told;
  /** What was cut off. */
  readonly kept: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

/** Opens what a stop left, and holds it against what was told before. */
export function* recover(
  timing: Timing,
  tally: Tally,
  storage: SimulatedStorage,
  told: Told,
  rottenCounts: readonly number[],
): Work<Recovered> {
  const before = storage.fork();
  const handle = yield* opened(timing, storage);
  const { sequence, epoch, recovery } = status(handle);
  const { acknowledged, tried, texts } = told;
  expectThat(sequence >= acknowledged, "what was acknowledged is there", () => ({ sequence, acknowledged }));
  expectThat(sequence <= tried, "nothing is there that was not tried", () => ({ sequence, tried }));
  const text = textOf(handle);
  expectThat(text === texts[sequence], "the state is that of its sequence", () => [text, texts[sequence]]);
  expectThat(epoch > told.epoch, "each owner has an epoch of its own", () => [epoch, told.epoch]);
  expectThat(
    !recovery.isNew || told.epoch === 0,
    "a store that was open once is not made anew",
    () => recovery,
  );
  const { tornTail, setAside } = recovery;
  expectThat(
    rottenCounts.includes(setAside.length),
    "a rotten snapshot is set aside and reported",
    () => setAside,
  );
  if (setAside.length > 0) tally.count("rotten snapshot set aside");
  let kept: Recovered["kept"];
  if (tornTail !== undefined) {
    tally.count("torn tail cut");
    const bytes = before.synchronous.read(tornTail.segment).subarray(tornTail.offset);
    kept = { name: tornTail.keptAs, bytes };
    expectKept(storage, kept);
  }
  return { handle, told: { acknowledged: sequence, tried: sequence, texts, epoch }, kept };
}

/** Bytes that were cut off are in a file of their own. */
export function expectKept(storage: SimulatedStorage, kept: Recovered["kept"]): void {
  if (kept === undefined) return;
  const look = storage.fork();
  const isThere = look.synchronous.list().includes(kept.name);
  const found = isThere ? look.synchronous.read(kept.name) : undefined;
  expectThat(found?.join() === kept.bytes.join(), "what is cut off is kept aside", () => kept.name);
}
