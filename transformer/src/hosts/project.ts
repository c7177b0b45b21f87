import { resolve } from "node:path";
import type { Compilation } from "../compilation.ts";
import { openLiveProgram } from "./live-program.ts";

/** The compilation of a project, analysed by the project's own TypeScript where that is possible. */
export function compilationOf(tsconfig: string): Compilation {
  return openLiveProgram(resolve(tsconfig)).compilation();
}
