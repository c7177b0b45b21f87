import { type Group, group, part } from "../group.ts";

/**
 * Interfaces of the library that describe options, results and decorators: objects with fields and nothing behind
 * them, and names that occur in types only. Whatever a later version adds to one is a field too.
 */
export const plainData: readonly Group[] = [
  group(
    `ArrayBufferTypes Awaited BigIntToLocaleStringOptions ErrorOptions FlatArray ImportCallOptions
    PromiseFulfilledResult PromiseRejectedResult PropertyDescriptor TypedPropertyDescriptor WeakKeyTypes`,
    "*",
    part,
  ),
  group(
    `ClassAccessorDecoratorContext ClassAccessorDecoratorContext.access ClassAccessorDecoratorResult
    ClassAccessorDecoratorTarget ClassDecoratorContext ClassFieldDecoratorContext ClassFieldDecoratorContext.access
    ClassGetterDecoratorContext ClassGetterDecoratorContext.access ClassMethodDecoratorContext
    ClassMethodDecoratorContext.access ClassSetterDecoratorContext ClassSetterDecoratorContext.access
    DecoratorMetadata DecoratorMetadata.Symbol`,
    "*",
    part,
  ),
  group(
    `Intl.CollatorOptions Intl.DateTimeFormatOptions Intl.DateTimeFormatPart Intl.DateTimeFormatPartTypesRegistry
    Intl.DateTimeRangeFormatPart Intl.DisplayNamesOptions Intl.DurationFormatOptions Intl.DurationFormatPart
    Intl.ListFormat.formatToParts Intl.ListFormatOptions Intl.LocaleOptions Intl.NumberFormatOptions
    Intl.NumberFormatOptionsCurrencyDisplayRegistry Intl.NumberFormatOptionsSignDisplayRegistry
    Intl.NumberFormatOptionsStyleRegistry Intl.NumberFormatOptionsUseGroupingRegistry Intl.NumberFormatPart
    Intl.NumberFormatPartTypeRegistry Intl.NumberFormatRangePartTypeRegistry Intl.NumberRangeFormatPart
    Intl.PluralRulesOptions Intl.RelativeTimeFormatOptions Intl.RelativeTimeFormatPart Intl.SegmentData
    Intl.SegmenterOptions`,
    "*",
    part,
  ),
  group(
    `Intl.ResolvedCollatorOptions Intl.ResolvedDateTimeFormatOptions Intl.ResolvedDisplayNamesOptions
    Intl.ResolvedDurationFormatOptions Intl.ResolvedListFormatOptions Intl.ResolvedNumberFormatOptions
    Intl.ResolvedPluralRulesOptions Intl.ResolvedRelativeTimeFormatOptions Intl.ResolvedSegmenterOptions`,
    "*",
    part,
  ),
  group(
    `Temporal.DateLikeObject Temporal.DisambiguationOptions Temporal.DurationLikeObject
    Temporal.DurationRelativeToOptions Temporal.DurationTotalOptions Temporal.InstantToStringOptions
    Temporal.OverflowOptions Temporal.PlainDateToStringOptions Temporal.PlainDateToZonedDateTimeOptions
    Temporal.PlainMonthDayToPlainDateOptions Temporal.PlainYearMonthToPlainDateOptions Temporal.PluralizeUnit
    Temporal.RoundingOptions Temporal.RoundingOptionsWithLargestUnit Temporal.TimeLikeObject
    Temporal.ToStringRoundingOptionsWithFractionalSeconds Temporal.TransitionOptions
    Temporal.ZonedDateTimeFromOptions Temporal.ZonedDateTimeLikeObject Temporal.ZonedDateTimeToStringOptions`,
    "*",
    part,
  ),
];
