import { type BundlerPlugin, bundlerPlugin } from "./bundler.ts";

export type { BundlerOptions } from "./bundler-session.ts";

/** The plugin for esbuild. */
export const coopy: BundlerPlugin["esbuild"] = bundlerPlugin().esbuild;
