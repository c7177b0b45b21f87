/**
 * The long runs behind the random tests. Build first.
 *
 *   npm run fuzz                              a million inputs of hostile bytes
 *   npm run fuzz -- --seed=1 --input=2        one of them again
 *   npm run fuzz -- graphs                    random models with random values: ten batches of thirty
 *   npm run fuzz -- graphs --seed=1 --model=2 one of them again
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string" },
    input: { type: "string" },
    count: { type: "string" },
    model: { type: "string" },
    batches: { type: "string", default: "10" },
    models: { type: "string", default: "30" },
    runs: { type: "string", default: "60" },
  },
});

if (positionals[0] === "graphs") {
  const first = Number(values.seed ?? Date.now() % 2 ** 30);
  const count = values.seed === undefined ? Number(values.batches) : 1;
  for (let seed = first; seed < first + count; seed++) graphs(seed);
} else {
  run(process.execPath, [join(import.meta.dirname, "fuzz-bytes.mjs"), ...process.argv.slice(2)], {});
}

function graphs(seed) {
  run("npx", ["vitest", "run", "test/fuzz/graphs.test.ts", "--reporter=dot", "--testTimeout=600000"], {
    FUZZ_SEED: String(seed),
    FUZZ_MODELS: values.models,
    FUZZ_RUNS: values.runs,
    ...(values.model !== undefined && { FUZZ_MODEL: values.model }),
  });
}

function run(command, args, environment) {
  const cwd = join(import.meta.dirname, "..");
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  if (status !== 0) process.exit(status ?? 1);
}
