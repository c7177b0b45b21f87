import { breaks, copy, group, writesReceiver } from "../group.ts";
import type { PackageSummary } from "./package-summary.ts";

/** Its instances never change, and it computes in decimal digits of its own: roots and logarithms are the same everywhere. */
export const decimalJs: PackageSummary = {
  name: "decimal.js",
  from: "10.0.0",
  below: "11.0.0",
  others: copy,
  groups: [
    group("npm:decimal.js.Decimal", "random", breaks("DET113", { instead: "new Decimal(random.next())" })),
    // The settings belong to the constructor, which all code shares.
    group("npm:decimal.js.Decimal", "config set", writesReceiver({ returns: "part" })),
    group("npm:decimal.js.Decimal", "noConflict", breaks("DET162")),
  ],
};
