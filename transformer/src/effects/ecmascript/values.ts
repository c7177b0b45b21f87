import { type Group, globals, group, part, primitive } from "../group.ts";
import { typedArrayConstructors, typedArrays } from "./buffers.ts";

/** What every library object has, and the names of the global scope: to read them tells nothing of a run. */
export const values: readonly Group[] = [
  globals(
    `AggregateError Array ArrayBuffer AsyncDisposableStack BigInt Boolean DataView Date DisposableStack Error
    EvalError Function Iterator JSON Map Math Number Object Promise Proxy RangeError ReferenceError RegExp Set String
    SuppressedError Symbol SyntaxError TypeError URIError WeakMap WeakSet`,
    part,
  ),
  globals(typedArrays, part),
  group(
    "Intl",
    `Collator DateTimeFormat DisplayNames DurationFormat ListFormat Locale NumberFormat PluralRules
    RelativeTimeFormat Segmenter`,
    part,
  ),

  group(
    `AggregateErrorConstructor ArrayBufferConstructor ArrayConstructor BigIntConstructor BooleanConstructor
    DataViewConstructor DateConstructor DisposableStackConstructor ErrorConstructor EvalErrorConstructor
    FunctionConstructor AsyncGeneratorFunctionConstructor GeneratorFunctionConstructor MapConstructor
    NumberConstructor ObjectConstructor RangeErrorConstructor ReferenceErrorConstructor RegExpConstructor
    SetConstructor StringConstructor SuppressedErrorConstructor SymbolConstructor SyntaxErrorConstructor
    TypeErrorConstructor URIErrorConstructor WeakMapConstructor WeakSetConstructor`,
    "prototype",
    part,
  ),
  group(typedArrayConstructors, "prototype", part),
  group(
    "Intl.DateTimeFormatConstructor Intl.DisplayNames Intl.DurationFormat Intl.ListFormat",
    "prototype",
    part,
  ),
  group("Intl.NumberFormatConstructor Intl.Segmenter", "prototype", part),
  group(
    `Temporal.DurationConstructor Temporal.InstantConstructor Temporal.PlainDateConstructor
    Temporal.PlainDateTimeConstructor Temporal.PlainMonthDayConstructor Temporal.PlainTimeConstructor
    Temporal.PlainYearMonthConstructor Temporal.ZonedDateTimeConstructor`,
    "prototype",
    part,
  ),
  group(
    "ArrayBufferConstructor ArrayConstructor MapConstructor RegExpConstructor SetConstructor",
    "[Symbol.species]",
    part,
  ),
  group(
    `ArrayBuffer BigInt DataView DisposableStack GeneratorFunction IteratorObject JSON Map Math Set Symbol
    Temporal.Duration Temporal.Instant Temporal.PlainDate Temporal.PlainDateTime Temporal.PlainMonthDay
    Temporal.PlainTime Temporal.PlainYearMonth Temporal.ZonedDateTime WeakMap WeakSet`,
    "[Symbol.toStringTag]",
    primitive,
  ),
  group(typedArrays, "[Symbol.toStringTag]", primitive),
];
