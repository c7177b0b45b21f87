import { breaks, group, part, primitive } from "../group.ts";
import type { PackageSummary } from "./package-summary.ts";

const settings = breaks("DET162", { cause: "changes how immer works for the whole process" });

/** Recipes run at once, and are looked at where they stand. What comes out shares all that was not changed. */
export const immer: PackageSummary = {
  name: "immer",
  from: "9.0.0",
  below: "12.0.0",
  others: part,
  groups: [
    group("npm:immer", "enableAllPlugins enableArrayMethods enableES5 enableMapSet enablePatches", settings),
    group("npm:immer", "setAutoFreeze setUseProxies setUseStrictIteration setUseStrictShallowCopy", settings),
    group("npm:immer.Immer", "setAutoFreeze setUseProxies setUseStrictIteration setUseStrictShallowCopy", {
      returns: "primitive",
      writes: "receiver",
    }),
    // The object itself is frozen, and with `true` all that it holds.
    group("npm:immer", "freeze", { returns: "part", writes: "deep" }),
    group("npm:immer", "isDraft isDraftable isModified", primitive),
  ],
};
