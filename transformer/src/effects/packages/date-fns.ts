import { breaks, copy, group, primitive, when } from "../group.ts";
import type { MemberEffect } from "../member-effect.ts";
import { local, zoned, zonedGroups } from "./date-fns-zoned.ts";
import type { PackageSummary } from "./package-summary.ts";

const now = (instead: string) =>
  breaks("DET124", { returns: "copy", cause: "takes the present moment", instead });
const instead = (words: string): MemberEffect => ({ ...local, instead: words });

/** A text that is given for a date is read as `new Date(text)` reads it. */
const ofText: readonly MemberEffect[] = [
  when({ textWithoutZone: 0 }, breaks("DET123", { returns: "copy" })),
  when({ unknownText: 0 }, breaks("DET123", { returns: "copy", severity: "warning" })),
];

/** Where a function takes the time, or works on local days, hours and months, it is named here; see docs/packages.md. */
export const dateFns: PackageSummary = {
  name: "date-fns",
  from: "2.0.0",
  below: "5.0.0",
  files: [[/\/date-fns\/locale[/.]/, "locale"]],
  groups: [
    group("npm:date-fns", "constructNow", now("clock.now()")),
    group(
      "npm:date-fns",
      "formatDistanceToNow formatDistanceToNowStrict",
      now("formatDistanceStrict with clock.now() and `in: utc`"),
    ),
    group("npm:date-fns", "isFuture", now("isAfter(date, clock.now())")),
    group("npm:date-fns", "isPast", now("isBefore(date, clock.now())")),
    group(
      "npm:date-fns",
      "isThisHour isThisISOWeek isThisMinute isThisMonth isThisQuarter isThisSecond isThisWeek isThisYear",
      now("isSameMonth and its like with clock.now() and `in: utc`"),
    ),
    group("npm:date-fns", "isToday isTomorrow isYesterday", now("isSameDay with clock.now() and `in: utc`")),
    group(
      "npm:date-fns",
      "endOfToday endOfTomorrow endOfYesterday startOfToday startOfTomorrow startOfYesterday",
      now("startOfDay(clock.now(), { in: utc })"),
    ),
    group("npm:date-fns", "isMatch", now("isValid(parse(…)) with the option `in: utc`")),

    ...zonedGroups,
    group("npm:date-fns", "parse", zoned(3), copy),
    group(
      "npm:date-fns",
      "parseISO",
      when(
        { withoutOption: { argument: 1, option: "in" } },
        instead("new Date(text) with a text that ends in Z, or the option `in: utc`"),
      ),
      copy,
    ),
    group("npm:date-fns", "getSeconds", instead("date.getUTCSeconds()")),
    group("npm:date-fns", "isSameMinute", instead("differenceInMilliseconds")),
    group("npm:date-fns", "isExists", instead("Date.UTC, and compare the fields")),
    group("npm:date-fns", "lightFormat", instead("toISOString()")),
    group(
      "npm:date-fns",
      "getOverlappingDaysInIntervals transpose",
      instead("milliseconds, or dates of UTC"),
    ),
    group("npm:date-fns", "intlFormat", breaks("DET132", { returns: "primitive", instead: "toISOString()" })),
    group(
      "npm:date-fns",
      "intlFormatDistance",
      breaks("DET131", { returns: "primitive", instead: "differenceInMilliseconds" }),
    ),

    group(
      "npm:date-fns",
      "setDefaultOptions",
      breaks("DET162", { cause: "changes date-fns for the whole process" }),
    ),
    group(
      "npm:date-fns",
      "getDefaultOptions",
      breaks("DET161", { cause: "gives what setDefaultOptions set" }),
    ),

    // What counts milliseconds, and what asks which date is the earlier one.
    group(
      "npm:date-fns",
      `addHours addMilliseconds addMinutes addSeconds clamp closestIndexTo closestTo compareAsc compareDesc
      differenceInHours differenceInMilliseconds differenceInMinutes differenceInSeconds endOfSecond formatRFC7231
      getMilliseconds getTime getUnixTime isAfter isBefore isEqual isSameSecond isValid max min setMilliseconds
      startOfSecond subHours subMilliseconds subMinutes subSeconds toDate interval`,
      ...ofText,
      copy,
    ),
    group(
      "npm:date-fns",
      `areIntervalsOverlapping daysToWeeks formatDuration formatISODuration fromUnixTime hoursToMilliseconds
      hoursToMinutes hoursToSeconds isDate isWithinInterval milliseconds millisecondsToHours millisecondsToMinutes
      millisecondsToSeconds minutesToHours minutesToMilliseconds minutesToSeconds monthsToQuarters monthsToYears
      parseJSON quartersToMonths quartersToYears secondsToHours secondsToMilliseconds secondsToMinutes weeksToDays
      yearsToDays yearsToMonths yearsToQuarters`,
      copy,
    ),
    // It may call the constructor that it is given.
    group("npm:date-fns", "constructFrom", { returns: "part" }),
    group("npm:date-fns.locale", "*", primitive),
  ],
};
