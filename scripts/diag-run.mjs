import { build } from "esbuild"; import { coopy } from "@coopy/transformer/esbuild"; import { join } from "node:path";
const repository = "/work/wt-slices";
await build({ entryPoints: [join(repository, "bench/.tmp/" + process.argv[2] + ".ts")], outfile: join(repository, "bench/.tmp/" + process.argv[2] + ".mjs"), bundle: true, platform: "node", format: "esm", target: "es2022", logLevel: "error", ignoreAnnotations: true,
  alias: { coopy: join(repository, "runtime/src/node/index.ts"), "coopy/generated/v1": join(repository, "runtime/src/generated-v1.ts") }, plugins: [coopy({ tsconfig: join(repository, "bench/src/program/tsconfig.json") })] });
