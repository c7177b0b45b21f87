import { type BundlerPlugin, bundlerPlugin } from "./bundler.ts";

export type { BundlerOptions } from "./bundler-session.ts";

/** The plugin for webpack. */
export const coopy: BundlerPlugin["webpack"] = bundlerPlugin().webpack;
