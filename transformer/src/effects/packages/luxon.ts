import { breaks, copy, group, primitive, when } from "../group.ts";
import type { PackageSummary } from "./package-summary.ts";

const inZone = { instead: '{ zone: "utc" }', cause: "depends on the time zone of the machine" };
const local = (argument: number) =>
  when({ withoutOption: { argument, option: "zone" } }, breaks("DET124", { returns: "fresh", ...inZone }));
const now = breaks("DET124", {
  returns: "fresh",
  cause: "takes the present moment",
  instead: 'DateTime.fromJSDate(clock.now(), { zone: "utc" })',
});
const worded = (argument: number) =>
  when(
    { withoutOption: { argument, option: "locale" } },
    breaks("DET131", { returns: "primitive", instead: "toISO(), or { locale }" }),
  );

/** Its instances never change, and keep the zone that they were made in. */
export const luxon: PackageSummary = {
  name: "luxon",
  from: "3.0.0",
  below: "4.0.0",
  others: copy,
  groups: [
    group("npm:luxon.DateTime", "now", now),
    group(
      "npm:luxon.DateTime",
      "local",
      when({ argumentsMax: 0 }, now),
      breaks("DET124", { returns: "fresh", cause: inZone.cause, instead: "DateTime.utc" }),
    ),
    group("npm:luxon.DateTime", "utc", when({ argumentsMax: 0 }, now), copy),
    group(
      "npm:luxon.DateTime",
      "fromHTTP fromISO fromJSDate fromMillis fromObject fromRFC2822 fromSeconds fromSQL",
      local(1),
      copy,
    ),
    group(
      "npm:luxon.DateTime",
      "fromFormat fromFormatExplain fromFormatParser fromString fromStringExplain",
      local(2),
      copy,
    ),
    group("npm:luxon.Interval", "fromISO", local(1), copy),
    group(
      "npm:luxon.DateTime",
      "toLocal",
      breaks("DET124", { returns: "fresh", cause: inZone.cause, instead: "toUTC()" }),
    ),
    group(
      "npm:luxon.DateTime",
      "diffNow toRelative toRelativeCalendar",
      breaks("DET124", { returns: "fresh", cause: "takes the present moment", instead: "diff" }),
    ),
    group("npm:luxon.DateTime", "toFormat", worded(1), primitive),
    group("npm:luxon.Interval", "toLocaleString", breaks("DET131", { returns: "fresh", instead: "toISO()" })),
    group(
      "npm:luxon.DateTime",
      "toLocaleParts toLocaleString",
      breaks("DET131", { returns: "fresh", instead: "toISO()" }),
    ),
    group("npm:luxon.Duration", "toHuman", breaks("DET131", { returns: "primitive", instead: "toISO()" })),
    group("npm:luxon.Interval", "toFormat", worded(1), primitive),
    group("npm:luxon.Info", "*", breaks("DET131", { returns: "fresh" })),
    group("npm:luxon.Settings", "resetCaches", breaks("DET162")),
    group("npm:luxon.SystemZone", "*", breaks("DET124", { returns: "fresh", ...inZone })),
  ],
};
