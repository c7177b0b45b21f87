import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const examples = fileURLToPath(new URL("../../examples", import.meta.url));

/** An example, compiled into a folder of its own, where it finds the packages as it does at home. */
export interface CompiledExample {
  readonly directory: string;
  /** Runs a module of the example with `directory` as the current one. @returns what it printed. */
  run(module: string, ...args: readonly string[]): string;
  /** Loads a module into this process. */
  load<Module>(module: string): Promise<Module>;
  remove(): void;
}

export function compileExample(name: string, compiler: "tsc" | "tspc" = "tspc"): CompiledExample {
  const parent = join(examples, name, ".tmp");
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(join(parent, "run-"));
  const build = join(directory, "build");
  execFileSync("npx", [compiler, "-p", join(examples, name), "--outDir", build, "--skipLibCheck"], {
    stdio: "inherit",
  });
  return {
    directory,
    run: (module, ...args) =>
      execFileSync(process.execPath, [join(build, module), ...args], { cwd: directory, encoding: "utf8" }),
    load: (module) => import(pathToFileURL(join(build, module)).href),
    remove: () => rmSync(directory, { recursive: true }),
  };
}
