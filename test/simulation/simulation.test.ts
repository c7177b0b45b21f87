import { expect, test } from "vitest";
import { seedFrom } from "../support/seed.ts";
import { simulate } from "./simulate.ts";
import type { Tally } from "./tally.ts";
import { timings } from "./timing.ts";

const seed = seedFrom("SIMULATION_SEED");

/** How much of what must be met was met. */
function expectVariety(tally: Tally): void {
  for (const what of ["rotation", "snapshot", "torn tail cut", "rotten snapshot set aside"])
    expect(tally.percent(what), `${what}, in percent of the crash points`).toBeGreaterThan(5);
  for (const what of [
    "opening",
    "closing",
    "stopped during recovery",
    "stopped after recovery",
    "process killed",
    "gone on",
  ])
    expect(tally.percent(what), `${what}, in percent of the crash points`).toBeGreaterThan(3);
}

test("whichever operation is the last before everything stops, what was acknowledged is there, and nothing else", async () => {
  const tally = await simulate(timings.immediate, seed, 24_000);
  expectVariety(tally);
  for (const code of ["COOPY5007", "COOPY5013", "COOPY5207"])
    expect(tally.counts.get(`failed with ${code}`), `stores that failed with ${code}`).toBeGreaterThan(0);
}, 600_000);

test("the same with promises and several callers at once", async () => {
  const tally = await simulate(timings.promised, seed, 3_000);
  tally.add(await simulate(timings.main, seed, 1_000));
  expectVariety(tally);
}, 300_000);
