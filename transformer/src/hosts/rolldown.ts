import { type BundlerPlugin, bundlerPlugin } from "./bundler.ts";

export type { BundlerOptions } from "./bundler-session.ts";

/** The plugin for Rolldown. */
export const coopy: BundlerPlugin["rolldown"] = bundlerPlugin().rolldown;
