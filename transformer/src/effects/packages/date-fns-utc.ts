import { breaks, copy, group, when } from "../group.ts";
import type { PackageSummary } from "./package-summary.ts";

const read = when({ textWithoutZone: 0 }, breaks("DET123", { returns: "fresh" }));

/** Dates whose local fields are those of UTC, for the option `in` of date-fns. */
export const dateFnsUtc: PackageSummary = {
  name: "@date-fns/utc",
  from: "1.0.0",
  below: "3.0.0",
  others: copy,
  groups: [
    group("npm:@date-fns/utc", "utc", read, copy),
    group(
      "npm:@date-fns/utc.UTCDate",
      "new",
      when({ argumentsMax: 0 }, breaks("DET101", { returns: "fresh" })),
      read,
      copy,
    ),
  ],
};
