import { type BundlerPlugin, bundlerPlugin } from "./bundler.ts";

export type { BundlerOptions } from "./bundler-session.ts";

/** The plugin for Vite (and vitest). */
export const coopy: BundlerPlugin["vite"] = bundlerPlugin().vite;
