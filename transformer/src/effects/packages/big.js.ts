import { copy } from "../group.ts";
import type { PackageSummary } from "./package-summary.ts";

/** Its instances never change. An assignment to its settings, `Big.DP = 30`, is seen where it stands. */
export const bigJs: PackageSummary = {
  name: "big.js",
  from: "5.0.0",
  below: "8.0.0",
  others: copy,
  groups: [],
};
