/**
 * The long runs behind the random tests. Build first.
 *
 *   npm run fuzz                              a million inputs of hostile bytes
 *   npm run fuzz -- --seed=1 --input=2        one of them again
 *   npm run fuzz -- graphs                    random models with random values: ten batches of thirty
 *   npm run fuzz -- graphs --seed=1 --model=2 one of them again
 *   npm run fuzz -- determinism               random ways from commands to what is not the same on replay: ten times 300
 *   npm run fuzz -- determinism --seed=1 --injection=2
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
    injection: { type: "string" },
    injections: { type: "string", default: "300" },
    batches: { type: "string", default: "10" },
    models: { type: "string", default: "30" },
    runs: { type: "string", default: "60" },
  },
});

const repeated = { graphs, determinism }[positionals[0]];
if (repeated !== undefined) {
  const first = Number(values.seed ?? Date.now() % 2 ** 30);
  const count = values.seed === undefined ? Number(values.batches) : 1;
  for (let seed = first; seed < first + count; seed++) repeated(seed);
} else {
  run(process.execPath, [join(import.meta.dirname, "fuzz-bytes.mjs"), ...process.argv.slice(2)], {});
}

function graphs(seed) {
  runTest("test/fuzz/graphs.test.ts", {
    FUZZ_SEED: String(seed),
    FUZZ_MODELS: values.models,
    FUZZ_RUNS: values.runs,
    ...(values.model !== undefined && { FUZZ_MODEL: values.model }),
  });
}

function determinism(seed) {
  runTest("test/determinism/injection.test.ts", {
    FUZZ_SEED: String(seed),
    FUZZ_INJECTIONS: values.injections,
    ...(values.injection !== undefined && { FUZZ_INJECTION: values.injection }),
  });
}

function runTest(file, environment) {
  run("npx", ["vitest", "run", file, "--reporter=dot", "--testTimeout=600000"], environment);
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
