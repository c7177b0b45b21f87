import { breaks, fresh, type Group, group, part, primitive, when } from "../group.ts";

const noLocale = when({ withoutLocale: 0 }, breaks("DET131", { returns: "fresh" }));
const noZone = when(
  { withoutOption: { argument: 1, option: "timeZone" } },
  breaks("DET132", { returns: "fresh" }),
);
const now = when(
  { argumentsMax: 0 },
  breaks("DET103", { cause: "formats the present moment", instead: "format(clock.now())" }),
);
const text = breaks("DET133", { returns: "primitive" });
const texts = breaks("DET133", { returns: "fresh" });

/** Words and numbers as people write them: by a locale that must be named, from data that grow with each engine. */
export const intl: readonly Group[] = [
  group(
    "Intl.CollatorConstructor Intl.NumberFormatConstructor Intl.PluralRulesConstructor",
    "()",
    noLocale,
    fresh,
  ),
  group(
    `Intl.CollatorConstructor Intl.DisplayNames Intl.DurationFormat Intl.ListFormat Intl.Locale
    Intl.NumberFormatConstructor Intl.PluralRulesConstructor Intl.RelativeTimeFormat Intl.Segmenter`,
    "new",
    noLocale,
    fresh,
  ),
  group("Intl.DateTimeFormatConstructor", "() new", noLocale, noZone, fresh),
  group("Intl", "getCanonicalLocales supportedValuesOf", fresh),
  group(
    `Intl.CollatorConstructor Intl.DateTimeFormatConstructor Intl.DisplayNames Intl.DurationFormat Intl.ListFormat
    Intl.NumberFormatConstructor Intl.PluralRulesConstructor Intl.RelativeTimeFormat Intl.Segmenter`,
    "supportedLocalesOf",
    texts,
  ),

  // `compare` and the `format` of two of them are functions that are made once and kept: no object of its own.
  group("Intl.Collator", "compare", breaks("DET133")),
  group("Intl.NumberFormat", "format", breaks("DET133")),
  group("Intl.DateTimeFormat", "format", now, breaks("DET133")),
  group("Intl.DateTimeFormat", "formatToParts", now, texts),
  group("Intl.DateTimeFormat Intl.NumberFormat", "formatRange", text),
  group("Intl.DateTimeFormat Intl.NumberFormat", "formatRangeToParts", texts),
  group("Intl.DurationFormat Intl.ListFormat Intl.RelativeTimeFormat", "format", text),
  group(
    "Intl.DurationFormat Intl.ListFormat Intl.NumberFormat Intl.RelativeTimeFormat",
    "formatToParts",
    texts,
  ),
  group("Intl.DisplayNames", "of", text),
  group("Intl.PluralRules", "select", text),
  group("Intl.Segmenter", "segment", texts),
  group("Intl.Segments", "[Symbol.iterator] containing", texts),
  group(
    `Intl.Collator Intl.DateTimeFormat Intl.DisplayNames Intl.DurationFormat Intl.ListFormat Intl.NumberFormat
    Intl.PluralRules Intl.RelativeTimeFormat Intl.Segmenter`,
    "resolvedOptions",
    texts,
  ),
  group("Intl.ResolvedDateTimeFormatOptions", "timeZone", breaks("DET132", { returns: "primitive" })),
  group(
    `Intl.ResolvedCollatorOptions Intl.ResolvedDateTimeFormatOptions Intl.ResolvedDisplayNamesOptions
    Intl.ResolvedDurationFormatOptions Intl.ResolvedListFormatOptions Intl.ResolvedNumberFormatOptions
    Intl.ResolvedPluralRulesOptions Intl.ResolvedRelativeTimeFormatOptions Intl.ResolvedSegmenterOptions`,
    "locale",
    breaks("DET132", { returns: "primitive", cause: "tells the locale of the machine" }),
  ),

  group("Intl.Locale", "baseName language toString", primitive),
  group("Intl.Locale", "maximize minimize", texts),
  group(
    "Intl.Locale",
    "getCalendars getCollations getHourCycles getNumberingSystems getTextInfo getTimeZones getWeekInfo",
    texts,
  ),
  group("Intl.TextInfo", "direction", primitive),
  group("Intl.WeekInfo", "firstDay", primitive),
  group("Intl.WeekInfo", "weekend", part),
];
