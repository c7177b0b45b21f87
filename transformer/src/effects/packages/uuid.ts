import { breaks, copy, group, part, primitive, when } from "../group.ts";
import type { PackageSummary } from "./package-summary.ts";

const made = breaks("DET113", { returns: "primitive" });

const into = when(
  { argumentsMin: 3 },
  breaks("DET182", { cause: "writes into the buffer that it is given", instead: "the text that it returns" }),
);

export const uuid: PackageSummary = {
  name: "uuid",
  from: "7.0.0",
  below: "15.0.0",
  others: part,
  groups: [
    // With bytes of one's own it computes only.
    group(
      "npm:uuid",
      "v4",
      when({ withoutOption: { argument: 0, option: "random" } }, made),
      into,
      primitive,
    ),
    // These take the time as well, and count in the module.
    group(
      "npm:uuid",
      "v1 v6 v7",
      breaks("DET113", { returns: "primitive", cause: "takes the present moment and random bytes" }),
    ),
    group("npm:uuid", "stringify v1ToV6 v6ToV1 validate version", primitive),
    group("npm:uuid", "v3 v5", into, primitive),
    group("npm:uuid", "parse", copy),
  ],
};
