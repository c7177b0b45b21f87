/**
 * Long runs of the simulation of stores on failing disks. The runtime is taken from its sources: nothing need be built.
 *
 *   npm run torture                                 a million crash points; rot in every byte; every planted fault
 *   npm run torture -- --points=100000              fewer
 *   npm run torture -- --seed=1 --timing=immediate  one life again
 *   npm run torture -- --only=faults --part=1/3     one of points, rot, faults; of the faults every third
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { bundleSources } from "./bundle-sources.mjs";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    timing: { type: "string" },
    points: { type: "string" },
    only: { type: "string" },
    part: { type: "string", default: "1/1" },
  },
});
/** Of the planted faults: enough that each shows. */
const faultPoints = 6000;
const chunkPoints = 20_000;

const directory = join(import.meta.dirname, "../test/.tmp/simulation");
const { simulate, timings, rot, faults } = await bundled("sound");
const isWanted = (what) => (values.only ?? what) === what;

if (values.seed !== undefined && values.points === undefined) {
  await again(Number(values.seed));
} else {
  if (isWanted("points"))
    await points(Number(values.points ?? 1_000_000), Number(values.seed ?? Date.now() % 2 ** 30));
  if (isWanted("rot")) rotEverywhere();
  if (isWanted("faults")) await plant();
}

async function bundled(name, fault) {
  const file = join(directory, `${name}.mjs`);
  await bundleSources("test/simulation/main.ts", file, fault);
  return import(`${pathToFileURL(file)}?${Date.now()}`);
}

async function again(seed) {
  for (const name of values.timing === undefined ? Object.keys(timings) : [values.timing]) {
    const tally = await orFail(() => simulate(timings[name], seed, 1));
    console.log(`seed ${seed}, ${name}: ${tally.crashPoints} crash points, all survived.`);
  }
}

async function points(count, firstSeed) {
  const started = performance.now();
  let total;
  let seed = firstSeed;
  while ((total?.crashPoints ?? 0) < count) {
    for (const name of values.timing === undefined ? Object.keys(timings) : [values.timing]) {
      const tally = await orFail(() => simulate(timings[name], seed, Math.min(chunkPoints, count)));
      seed += tally.lives;
      if (total === undefined) total = tally;
      else total.add(tally);
    }
  }
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${total.crashPoints} crash points in ${total.lives} lives, seeds ${firstSeed} to ${seed - 1}, ${seconds.toFixed(0)} s: all survived.`,
  );
  console.table(
    Object.fromEntries(
      [...total.counts]
        .sort()
        .map(([what, times]) => [what, { times, percent: +total.percent(what).toFixed(1) }]),
    ),
  );
}

function rotEverywhere() {
  const { byteCount, detected, harmless } = rot((byte) => byte % 8);
  console.log(`rot in each of ${byteCount} bytes: ${detected} times detected, ${harmless} times harmless.`);
}

async function plant() {
  for (const name of ["immediate", "promised"])
    await orFail(() => simulate(timings[name], 1, faultPoints / 3));
  const missed = [];
  const [first, step] = values.part.split("/").map(Number);
  const planted = faults.filter((_, index) => index % step === first - 1);
  for (const [index, fault] of planted.entries()) {
    const started = performance.now();
    const faulty = await bundled(`fault-${index}`, fault);
    const how = await caught(() => show(faulty, fault.shows));
    const seconds = (performance.now() - started) / 1000;
    console.log(`${how === undefined ? "MISSED" : "caught"} ${fault.name} (${seconds.toFixed(1)} s): ${how}`);
    if (how === undefined) missed.push(fault.name);
  }
  console.log(`${planted.length - missed.length} of ${planted.length} planted faults were caught.`);
  if (missed.length > 0) process.exitCode = 1;
}

async function show({ simulate, simulateFailures, timings, rot }, where = "immediate") {
  if (where === "rot") rot((byte) => (byte % 37 === 0 ? (byte / 37) % 8 : undefined));
  else if (where === "failures") await simulateFailures(timings.immediate, 1, 200);
  else await simulate(timings[where], 1, faultPoints);
}

/** @returns what was noticed. */
async function caught(run) {
  try {
    await run();
    return undefined;
  } catch (error) {
    const after = /after \d+ crash points/.exec(error.message)?.[0] ?? "by rot";
    return `${after}: ${String(error.cause ?? error).slice(0, 140)}`;
  }
}

async function orFail(run) {
  try {
    return await run();
  } catch (error) {
    console.error(error.message);
    console.error(error.cause);
    process.exit(1);
  }
}
