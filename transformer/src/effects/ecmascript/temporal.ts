import { breaks, fresh, type Group, group, part, primitive, when } from "../group.ts";

const dates = "Temporal.PlainDate Temporal.PlainDateTime Temporal.ZonedDateTime";
const times = "Temporal.PlainTime Temporal.PlainDateTime Temporal.ZonedDateTime";
const plain =
  "Temporal.PlainDate Temporal.PlainDateTime Temporal.PlainMonthDay Temporal.PlainTime Temporal.PlainYearMonth";
const moments = `${plain} Temporal.ZonedDateTime`;
const all = `${moments} Temporal.Duration Temporal.Instant`;
const constructors = all.replace(/(\w)( |$)/g, "$1Constructor$2");

const noLocale = when({ withoutLocale: 0 }, breaks("DET131", { returns: "primitive" }));

/** Temporal: values that never change. Only `Now`, and an instant put into words, depend on when and where. */
export const temporal: readonly Group[] = [
  group(
    "Temporal.Now",
    "instant plainDateISO plainDateTimeISO plainTimeISO zonedDateTimeISO",
    breaks("DET103", { returns: "fresh", instead: "Temporal.Instant.fromEpochMilliseconds(clock.nowMs())" }),
  ),
  group(
    "Temporal.Now",
    "timeZoneId",
    breaks("DET103", { returns: "primitive", cause: "tells the zone of the machine" }),
  ),

  group(constructors, "new from", fresh),
  group(constructors.replace("Temporal.PlainMonthDayConstructor ", ""), "compare", primitive),
  group("Temporal.InstantConstructor", "fromEpochMilliseconds fromEpochNanoseconds", fresh),

  group(all, "toJSON toString valueOf", primitive),
  group(`${moments} Temporal.Instant`, "equals", primitive),
  group(`${moments} Temporal.Duration`, "with", fresh),
  group(`${all.replace("Temporal.PlainMonthDay ", "")}`, "add subtract", fresh),
  group(`${times} Temporal.Duration Temporal.Instant`, "round", fresh),
  group(`${dates} Temporal.PlainTime Temporal.PlainYearMonth Temporal.Instant`, "since until", fresh),
  group(
    `${moments} Temporal.Duration`,
    "toLocaleString",
    noLocale,
    breaks("DET133", { returns: "primitive" }),
  ),
  group(
    "Temporal.Instant",
    "toLocaleString",
    noLocale,
    when({ withoutOption: { argument: 1, option: "timeZone" } }, breaks("DET132", { returns: "primitive" })),
    breaks("DET133", { returns: "primitive" }),
  ),

  group(`${dates} Temporal.PlainMonthDay Temporal.PlainYearMonth`, "calendarId monthCode", primitive),
  group(
    `${dates} Temporal.PlainYearMonth`,
    "daysInMonth daysInYear era eraYear inLeapYear month monthsInYear year",
    primitive,
  ),
  group(dates, "dayOfWeek dayOfYear daysInWeek weekOfYear yearOfWeek", primitive),
  group(`${dates} Temporal.PlainMonthDay`, "day", primitive),
  group(times, "hour microsecond millisecond minute nanosecond second", primitive),
  group("Temporal.Instant Temporal.ZonedDateTime", "epochMilliseconds epochNanoseconds", primitive),
  group("Temporal.ZonedDateTime", "hoursInDay offset offsetNanoseconds timeZoneId", primitive),
  group(
    "Temporal.Duration",
    `blank days hours microseconds milliseconds minutes months nanoseconds seconds sign total weeks years`,
    primitive,
  ),

  group("Temporal.Duration", "abs negated", fresh),
  group(dates, "withCalendar", fresh),
  group("Temporal.PlainDate", "toPlainDateTime toPlainMonthDay toPlainYearMonth toZonedDateTime", fresh),
  group("Temporal.PlainDateTime", "toPlainDate toPlainTime toZonedDateTime withPlainTime", fresh),
  group("Temporal.PlainMonthDay Temporal.PlainYearMonth", "toPlainDate", fresh),
  group("Temporal.Instant", "toZonedDateTimeISO", fresh),
  group(
    "Temporal.ZonedDateTime",
    "startOfDay toInstant toPlainDate toPlainDateTime toPlainTime withPlainTime withTimeZone",
    fresh,
  ),
  group("Temporal.ZonedDateTime", "getTimeZoneTransition", breaks("DET133", { returns: "fresh" })),
  group(
    "Temporal",
    "Duration Instant PlainDate PlainDateTime PlainMonthDay PlainTime PlainYearMonth ZonedDateTime",
    part,
  ),
];
