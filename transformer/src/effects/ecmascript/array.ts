import { breaks, fresh, type Group, group, part, primitive, when, writesReceiver } from "../group.ts";

const joinsDates = when({ dateReceiver: true }, breaks("DET122", { returns: "primitive" }));
const sortsDates = { argumentsMax: 0, dateReceiver: true } as const;

/** Arrays, and what is like one. What a callback returns is the callback's affair: it is looked at where it stands. */
export const array: readonly Group[] = [
  group("Array ReadonlyArray IArguments ArrayLike ConcatArray", "length", primitive),
  group(
    "Array ReadonlyArray",
    "every findIndex findLastIndex forEach includes indexOf lastIndexOf some",
    primitive,
  ),
  group(
    "Array ReadonlyArray",
    "[Symbol.iterator] concat entries filter flat flatMap keys map slice toReversed toSpliced values with",
    fresh,
  ),
  group("Array ReadonlyArray", "at find findLast reduce reduceRight [Symbol.unscopables]", part),
  group("Array ReadonlyArray", "join toString", joinsDates, primitive),
  group(
    "Array ReadonlyArray",
    "toLocaleString",
    when({ withoutLocale: 0 }, breaks("DET131", { returns: "primitive" })),
    when(
      { dateReceiver: true, withoutOption: { argument: 1, option: "timeZone" } },
      breaks("DET132", { returns: "primitive" }),
    ),
    breaks("DET133", { returns: "primitive" }),
  ),
  group("Array ReadonlyArray", "toSorted", when(sortsDates, breaks("DET122", { returns: "fresh" })), fresh),

  group("Array", "push unshift", writesReceiver(primitive)),
  group("Array", "pop shift copyWithin fill reverse", writesReceiver(part)),
  group("Array", "splice", writesReceiver(fresh)),
  group(
    "Array",
    "sort",
    when(sortsDates, writesReceiver(breaks("DET122", { returns: "part" }))),
    writesReceiver(part),
  ),

  group("ConcatArray", "join", joinsDates, primitive),
  group("ConcatArray", "slice", fresh),
  group("IArguments", "callee", part),
  group("IArguments", "[Symbol.iterator]", fresh),
  group("TemplateStringsArray", "raw", part),

  group("ArrayConstructor", "() new from of", fresh),
  group("ArrayConstructor", "isArray", primitive),
  group("ArrayConstructor", "fromAsync", breaks("DET153")),
];
