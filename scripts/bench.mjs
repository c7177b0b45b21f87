/**
 * Times coopy against others. Build first.
 *
 *   npm run bench                                  all there is
 *   npm run bench -- check                         what coopy adds to a build
 *   npm run bench -- codec --rounds=21 --size=0.5
 *   npm run bench -- --rounds=1 --size=0.01        only whether everything works
 *   npm run bench -- durable                       installs databases when it first runs
 *   npm run bench -- durable --alone               without them
 *   npm run bench -- pause                         how long callers wait while a snapshot is written
 *   npm run bench -- hooks                         what it costs that commands can be undone
 */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { coopy } from "@coopy/transformer/esbuild";
import { build } from "esbuild";

const repository = join(import.meta.dirname, "..");
const output = join(repository, "bench/.tmp");

mkdirSync(output, { recursive: true });
await build({
  entryPoints: [join(repository, "bench/src/main.ts")],
  outfile: join(output, "main.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "es2022",
  logLevel: "error",
  // The platform is chosen by loading a module, which its package says nobody needs for its effects.
  ignoreAnnotations: true,
  // Competitors are used as they are published.
  external: ["avsc", "cbor-x", "devalue", "msgpackr", "protobufjs", "superjson"],
  alias: {
    coopy: join(repository, "runtime/src/node/index.ts"),
    "coopy/generated/v1": join(repository, "runtime/src/generated-v1.ts"),
  },
  plugins: [coopy({ tsconfig: join(repository, "bench/src/program/tsconfig.json") })],
});
// Builds are timed in processes of their own, by the packages as they are published.
await build({
  entryPoints: [join(repository, "bench/src/check/one-build.ts")],
  outfile: join(output, "one-build.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "es2022",
  logLevel: "error",
  external: ["typescript", "@coopy/transformer"],
});
// Node's engine has four threads for garbage, however few processors there are: they would take turns with what is timed.
const poolSize = Math.max(1, availableParallelism() - 1);
const { status } = spawnSync(
  process.execPath,
  // Code that others run meanwhile would make it forget is kept, as in a program that runs nothing else.
  [
    "--expose-gc",
    "--no-flush-bytecode",
    `--v8-pool-size=${poolSize}`,
    join(output, "main.mjs"),
    ...process.argv.slice(2),
  ],
  { stdio: "inherit" },
);
process.exit(status ?? 1);
