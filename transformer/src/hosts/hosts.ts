/** The hosts for another `transform`: what tests drive them with, and what a tool of one's own may need. */
export { type BundlerPlugin, bundlerPlugin } from "./bundler.ts";
export type { BundlerOptions } from "./bundler-session.ts";
export { type LiveProgram, openLiveProgram } from "./live-program.ts";
export { type ProgramTransformer, programTransformer } from "./program-transformer.ts";
export { compilationOf } from "./project.ts";
export { type TypeScriptApi, typeScriptApi } from "./typescript-api.ts";
