import { breaks, fresh, type Group, group, primitive, when, writesReceiver } from "../group.ts";

const local = { cause: "depends on the time zone of the machine" } as const;
const zoneless = { cause: "reads a text without a time zone as local time" } as const;
const unknown = { cause: "reads as local time a text that names no time zone", severity: "strict" } as const;

/** Dates: instants are exact, years to milliseconds of local time are the machine's. */
export const date: readonly Group[] = [
  group(
    "Date",
    `getTime getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes getUTCMonth
    getUTCSeconds toISOString toJSON toUTCString valueOf`,
    primitive,
  ),
  group(
    "Date",
    "setTime setUTCDate setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth setUTCSeconds",
    writesReceiver(primitive),
  ),
  group("Date", "toTemporalInstant", fresh),
  ...["Date", "Day", "FullYear", "Hours", "Milliseconds", "Minutes", "Month", "Seconds"].map((field) =>
    group(
      "Date",
      `get${field}`,
      breaks("DET121", { ...local, returns: "primitive", instead: `getUTC${field}()` }),
    ),
  ),
  ...["Date", "FullYear", "Hours", "Milliseconds", "Minutes", "Month", "Seconds"].map((field) =>
    group(
      "Date",
      `set${field}`,
      writesReceiver(breaks("DET121", { ...local, returns: "primitive", instead: `setUTC${field}()` })),
    ),
  ),
  group("Date", "getTimezoneOffset", breaks("DET121", { ...local, returns: "primitive" })),
  group(
    "Date",
    "toString toDateString toTimeString [Symbol.toPrimitive]",
    breaks("DET122", { returns: "primitive" }),
  ),
  group(
    "Date",
    "toLocaleString toLocaleDateString toLocaleTimeString",
    when({ withoutLocale: 0 }, breaks("DET131", { returns: "primitive" })),
    when({ withoutOption: { argument: 1, option: "timeZone" } }, breaks("DET132", { returns: "primitive" })),
    breaks("DET133", { returns: "primitive" }),
  ),

  group("DateConstructor", "UTC", primitive),
  group("DateConstructor", "now", breaks("DET101", { returns: "primitive", instead: "clock.nowMs()" })),
  group(
    "DateConstructor",
    "()",
    breaks("DET101", { returns: "primitive", instead: "clock.now().toISOString()" }),
  ),
  group(
    "DateConstructor",
    "new",
    when({ argumentsMax: 0 }, breaks("DET101", { returns: "fresh", instead: "clock.now()" })),
    when(
      { argumentsMin: 2 },
      breaks("DET121", {
        returns: "fresh",
        cause: "takes its arguments as local time",
        instead: "new Date(Date.UTC(…))",
      }),
    ),
    when({ textWithoutZone: 0 }, breaks("DET123", { returns: "fresh", ...zoneless })),
    when({ unknownText: 0 }, breaks("DET123", { returns: "fresh", ...unknown })),
    fresh,
  ),
  group(
    "DateConstructor",
    "parse",
    when({ textWithoutZone: 0 }, breaks("DET123", { returns: "primitive", ...zoneless })),
    when({ unknownText: 0 }, breaks("DET123", { returns: "primitive", ...unknown })),
    primitive,
  ),
];
