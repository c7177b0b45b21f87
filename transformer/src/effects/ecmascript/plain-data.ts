import { type Group, group, part, primitive, writesArgument, writesReceiver } from "../group.ts";

/**
 * Interfaces of the library that describe options, results and decorators: objects with fields and nothing behind
 * them, and names that occur in types only. Whatever a later version adds to one is a field too.
 */
export const plainData: readonly Group[] = [
  group(
    `ArrayBufferTypes BigIntToLocaleStringOptions ErrorOptions FlatArray ImportCallOptions
    PromiseFulfilledResult PromiseRejectedResult PropertyDescriptor TypedPropertyDescriptor WeakKeyTypes`,
    "*",
    part,
  ),
  group(
    `ClassAccessorDecoratorContext ClassAccessorDecoratorResult ClassAccessorDecoratorTarget ClassDecoratorContext
    ClassFieldDecoratorContext ClassGetterDecoratorContext ClassMethodDecoratorContext ClassSetterDecoratorContext`,
    "*",
    part,
  ),
  group(
    `ClassAccessorDecoratorContext ClassDecoratorContext ClassFieldDecoratorContext ClassGetterDecoratorContext
    ClassMethodDecoratorContext ClassSetterDecoratorContext`,
    "addInitializer",
    writesReceiver(primitive),
  ),
  group(
    `ClassAccessorDecoratorContext.access ClassFieldDecoratorContext.access ClassGetterDecoratorContext.access
    ClassMethodDecoratorContext.access ClassSetterDecoratorContext.access`,
    "*",
    part,
  ),
  group(
    "ClassAccessorDecoratorContext.access ClassFieldDecoratorContext.access ClassSetterDecoratorContext.access",
    "set",
    writesArgument(primitive),
  ),
  // Called with a `this` of its own: `descriptor.set.call(object, value)`.
  group(
    "ClassAccessorDecoratorTarget ClassAccessorDecoratorResult PropertyDescriptor TypedPropertyDescriptor",
    "set",
    writesReceiver(part),
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
