import { breaks, copy, group, primitive } from "../group.ts";
import type { PackageSummary } from "./package-summary.ts";

export const nanoid: PackageSummary = {
  name: "nanoid",
  from: "3.0.0",
  below: "7.0.0",
  groups: [
    group("npm:nanoid", "nanoid customAlphabet", breaks("DET113")),
    group("npm:nanoid", "random", breaks("DET113", { instead: "random.bytes(n)" })),
    // It takes its random bytes from a function that is given, and that is looked at where it stands.
    group("npm:nanoid", "customRandom", copy),
    group("npm:nanoid", "urlAlphabet", primitive),
  ],
};
