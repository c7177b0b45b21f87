import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../cli/bin/coopy.js", import.meta.url));

export interface Run {
  readonly exitCode: number | null;
  readonly output: string;
  readonly complaint: string;
}

/** Runs the command line as a user does, without colours. */
export function coopy(directory: string, ...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: directory,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
  });
  return { exitCode: status, output: stdout, complaint: stderr };
}
