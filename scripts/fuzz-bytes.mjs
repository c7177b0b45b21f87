/** Decodes hostile bytes: `--count=` inputs from `--seed=`, or `--input=` alone. Without a seed it is taken from the time. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { coopy } from "@coopy/transformer/esbuild";
import { build } from "esbuild";

const repository = join(import.meta.dirname, "..");
const output = join(repository, "test/.tmp/fuzz");
/** An input at which nothing moves for so long hangs. */
const hangMs = 10_000;

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    input: { type: "string" },
    count: { type: "string" },
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const firstInput = Number(values.input ?? 0);
const count = Number(values.count ?? (values.input === undefined ? 1_000_000 : 1));
const wholeLookEvery = values.input === undefined ? 1000 : 1;

await bundle();
const progress = new SharedArrayBuffer(4);
const started = performance.now();
const worker = new Worker(join(output, "main.mjs"), {
  workerData: { seed, firstInput, count, wholeLookEvery, progress },
  // Garbage is left alone as long as possible: what a decoder allocates is measured.
  resourceLimits: { maxYoungGenerationSizeMb: 192, maxOldGenerationSizeMb: 2048 },
});
const counter = new Int32Array(progress);
let last = { input: -1, atMs: performance.now() };
const watchdog = setInterval(() => {
  const input = Atomics.load(counter, 0);
  if (input !== last.input) last = { input, atMs: performance.now() };
  else if (performance.now() - last.atMs > hangMs) fail(input, `nothing moved for ${hangMs / 1000} s`);
}, 1000);
worker.on("error", (error) => fail(Atomics.load(counter, 0), String(error)));
worker.on("message", (message) => {
  clearInterval(watchdog);
  if (message.kind === "failure") fail(message.input, message.what, message);
  report(message);
});

async function bundle() {
  mkdirSync(output, { recursive: true });
  await build({
    entryPoints: [join(repository, "test/fuzz/bytes/main.ts")],
    outfile: join(output, "main.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "es2022",
    logLevel: "error",
    keepNames: true,
    alias: {
      coopy: join(repository, "runtime/src/node/index.ts"),
      "coopy/testing": join(repository, "runtime/src/testing.ts"),
      "coopy/generated/v1": join(repository, "runtime/src/generated-v1.ts"),
    },
    plugins: [coopy({ tsconfig: join(repository, "test/fuzz/program/tsconfig.json") })],
  });
}

function report({ inputs, unwritable, refused, decoded }) {
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${count} inputs in ${seconds.toFixed(1)} s, seed ${seed}: all decoded, or refused with a typed error.`,
  );
  console.table(inputs);
  for (const [why, input] of Object.entries(unwritable))
    console.log(`decoded, but refused when written (input ${input}): ${why}`);
  for (const [what, { factor, input }] of Object.entries({ refused, decoded }))
    console.log(`most memory for a byte of input that was ${what}: ${factor.toFixed(0)} (input ${input})`);
}

function fail(input, what, { target, bytes } = {}) {
  console.error(`input ${input}${target ? ` for ${target}` : ""}: ${what}`);
  if (bytes) {
    const file = join(output, `input-${seed}-${input}.bin`);
    writeFileSync(file, bytes);
    console.error(
      `its ${bytes.length} bytes: ${bytes.length < 200 ? Buffer.from(bytes).toString("hex") : file}`,
    );
  }
  console.error(`again: npm run fuzz -- --seed=${seed} --input=${input}`);
  process.exit(1);
}
