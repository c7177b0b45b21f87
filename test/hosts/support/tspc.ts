import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { onTestFinished } from "vitest";
import { patchedCompiler } from "./patched-compiler.ts";
import { type Project, typeScripts } from "./project.ts";

const tspcScript = createRequire(import.meta.url).resolve("ts-patch/bin/tspc.js");

export interface Run {
  readonly exitCode: number | null;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

/** Runs what `tspc` runs in the project, with the TypeScript of the project. */
export function tspc(project: Project, ...parameters: string[]): Promise<Run> {
  return run(start(patchedCompiler(project.typeScript), project, parameters));
}

/** Runs `tspc` itself. */
export function wholeTspc(project: Project, ...parameters: string[]): Promise<Run> {
  return run(start(tspcScript, project, parameters));
}

/** Runs a script of the project by Node, its source maps in use. */
export function node(project: Project, script: string): Promise<Run> {
  return run(spawn(process.execPath, ["--enable-source-maps", script], { cwd: project.directory }));
}

/** `tspc --watch`. Each call of `built` resolves with the output of the next build that has ended. */
export interface Watch {
  built(): Promise<string>;
}

export function watchTspc(project: Project, ...parameters: string[]): Watch {
  const child = start(patchedCompiler(project.typeScript), project, [
    "--watch",
    "--preserveWatchOutput",
    ...parameters,
  ]);
  const ended: string[] = [];
  const waiting: ((output: string) => void)[] = [];
  let output = "";
  collect(child, (text) => {
    output += text;
    const end = /Watching for file changes\.\n/.exec(output);
    if (end === null) return;
    const length = end.index + end[0].length;
    const build = output.slice(0, length);
    output = output.slice(length);
    const resolve = waiting.shift();
    if (resolve === undefined) ended.push(build);
    else resolve(build);
  });
  const exit = new Promise((resolve) => child.once("exit", resolve));
  onTestFinished(async () => {
    child.kill();
    await exit;
  });
  return {
    built: () => {
      const build = ended.shift();
      return build === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(build);
    },
  };
}

function start(script: string, project: Project, parameters: readonly string[]): ChildProcess {
  const typeScript = typeScripts[project.typeScript].package;
  return spawn(process.execPath, [script, ...parameters], {
    cwd: project.directory,
    env: { ...process.env, TSP_COMPILER_TS_PATH: typeScript },
  });
}

function run(child: ChildProcess): Promise<Run> {
  let output = "";
  collect(child, (text) => {
    output += text;
  });
  return new Promise((resolve) => child.once("close", (exitCode) => resolve({ exitCode, output })));
}

function collect(child: ChildProcess, take: (text: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8");
    stream?.on("data", take);
  }
}
