import { type BundlerPlugin, bundlerPlugin } from "./bundler.ts";

export type { BundlerOptions } from "./bundler-session.ts";

/** The plugin for Rollup. */
export const coopy: BundlerPlugin["rollup"] = bundlerPlugin().rollup;
