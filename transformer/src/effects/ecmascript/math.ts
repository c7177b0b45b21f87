import { breaks, fresh, type Group, globals, group, primitive, when } from "../group.ts";

const inLocale = [
  when({ withoutLocale: 0 }, breaks("DET131", { returns: "primitive" })),
  breaks("DET133", { returns: "primitive" }),
];

/** Numbers. IEEE 754 says the last bit of a square root; of a sine it does not, and engines differ. */
export const math: readonly Group[] = [
  globals("Infinity NaN isFinite isNaN parseFloat parseInt", primitive),
  group("Math", "E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2", primitive),
  group("Math", "abs ceil clz32 f16round floor fround imul max min round sign sqrt trunc", primitive),
  group("Math", "random", breaks("DET111", { returns: "primitive", instead: "random.next()" })),
  group(
    "Math",
    `acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow sin sinh tan
    tanh`,
    breaks("DET174", { returns: "primitive" }),
  ),

  group("Number", "toExponential toFixed toPrecision toString valueOf", primitive),
  group("BigInt", "toString valueOf", primitive),
  group("Number BigInt", "toLocaleString", ...inLocale),
  group("Boolean", "valueOf", primitive),
  group(
    "NumberConstructor",
    `EPSILON MAX_SAFE_INTEGER MAX_VALUE MIN_SAFE_INTEGER MIN_VALUE NEGATIVE_INFINITY NaN POSITIVE_INFINITY isFinite
    isInteger isNaN isSafeInteger parseFloat parseInt`,
    primitive,
  ),
  group("BigIntConstructor", "() asIntN asUintN", primitive),
  group("BooleanConstructor NumberConstructor", "()", primitive),
  group("BooleanConstructor NumberConstructor", "new", fresh),
];
