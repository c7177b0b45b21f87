import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { getLiveModule } from "ts-patch";
import { type TypeScriptVersion, typeScripts } from "./project.ts";

const require = createRequire(import.meta.url);
const directory = join(import.meta.dirname, "../../.tmp/patched");

/**
 * The compiler that `tspc` runs, as a script. Each `tspc` patches it again, which takes longer than compiling a small
 * project.
 */
export function patchedCompiler(version: TypeScriptVersion): string {
  const { version: patchVersion } = require("ts-patch/package.json") as { version: string };
  const file = join(directory, `tsc-${version}-${patchVersion}.cjs`);
  if (existsSync(file)) return file;
  const { js, tsModule } = liveCompiler(typeScripts[version].package);
  mkdirSync(directory, { recursive: true });
  // Others that run at the same time see all of it or nothing.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, standalone(js, tsModule.modulePath));
  renameSync(unfinished, file);
  return file;
}

function liveCompiler(typeScript: string): ReturnType<typeof getLiveModule> {
  const { TSP_COMPILER_TS_PATH: before } = process.env;
  process.env["TSP_COMPILER_TS_PATH"] = typeScript;
  try {
    return (require("ts-patch") as typeof import("ts-patch")).getLiveModule("tsc.js");
  } finally {
    if (before === undefined) delete process.env["TSP_COMPILER_TS_PATH"];
    else process.env["TSP_COMPILER_TS_PATH"] = before;
  }
}

/** As `ts-patch/compiler/tsc.js` runs it: a module that believes to be the original one. */
function standalone(js: string, path: string): string {
  const itself = JSON.stringify(require.resolve("ts-patch/compiler/tsc.js"));
  const original = `${JSON.stringify(path)}, ${JSON.stringify(dirname(path))}`;
  return `const required = require("node:module").createRequire(${itself});
(function (exports, require, module, __filename, __dirname) {
${js}
}).call(exports, exports, required, module, ${original});
`;
}
