import { breaks, copy, fresh, type Group, group, part, primitive, when, writesArgument, writesDeep } from "../group.ts";
import type { MemberEffect } from "../member-effect.ts";
import type { PackageSummary } from "./package-summary.ts";

const keeps = breaks("DET164", { severity: "warning", cause: "makes a function that keeps something between its calls" });
const byName = breaks("DET181", { cause: "calls a method by its name", instead: "a function that calls it" });
const shared = breaks("DET162", { cause: "changes lodash for the whole process" });

/** What every function of lodash does; what is not named gives a part of what it was given. */
const functions: readonly Group[] = [
  group("npm:lodash", "random", breaks("DET113", { returns: "primitive", instead: "random.next()" })),
  group("npm:lodash", "sample", breaks("DET113", { instead: "random.next() for the index" })),
  group("npm:lodash", "sampleSize shuffle", breaks("DET113", { returns: "fresh", instead: "random.next() for the order" })),
  group("npm:lodash", "uniqueId", breaks("DET113", { returns: "primitive", cause: "counts in the module", instead: "random.uuid() or a counter in the state" })),
  group("npm:lodash", "now", breaks("DET113", { returns: "primitive", cause: "reads the wall clock", instead: "clock.nowMs()" })),
  group("npm:lodash", "debounce defer delay throttle", breaks("DET152")),
  group("npm:lodash", "after before memoize once", keeps),
  group("npm:lodash", "invoke invokeMap method methodOf result", byName),
  group("npm:lodash", "bindKey", byName),
  group("npm:lodash", "template", breaks("DET173", { cause: "compiles a text into code" })),
  group("npm:lodash", "mixin noConflict runInContext", shared),

  group("npm:lodash", "fill pull pullAll pullAllBy pullAllWith reverse", writesArgument(part)),
  group("npm:lodash", "pullAt remove", writesArgument(fresh)),
  group("npm:lodash", "assign assignIn assignInWith assignWith defaults extend extendWith bindAll", writesArgument(part)),
  group("npm:lodash", "defaultsDeep merge mergeWith set setWith update updateWith", writesDeep(part)),
  group("npm:lodash", "unset", writesDeep(primitive)),

  group(
    "npm:lodash",
    `chunk compact concat countBy create difference differenceBy differenceWith drop dropRight dropRightWhile dropWhile
    filter flatMap flatMapDeep flatMapDepth flatten flattenDeep flattenDepth fromPairs functions functionsIn groupBy
    initial intersection intersectionBy intersectionWith invert invertBy keyBy keys keysIn map mapKeys mapValues omit
    omitBy orderBy partition pick pickBy range rangeRight reject slice sortBy sortedUniq sortedUniqBy split tail take
    takeRight takeRightWhile takeWhile times toArray toPairs toPairsIn toPath toPlainObject union unionBy unionWith uniq
    uniqBy uniqWith unzip unzipWith values valuesIn without words xor xorBy xorWith zip zipObject zipObjectDeep zipWith
    at castArray entries entriesIn`,
    fresh,
  ),
  group("npm:lodash", "clone cloneWith cloneDeepWith", fresh),
  group("npm:lodash", "cloneDeep", copy),
  group(
    "npm:lodash",
    `add camelCase capitalize ceil clamp conformsTo deburr divide endsWith eq escape escapeRegExp every findIndex findKey
    findLastIndex findLastKey floor gt gte has hasIn inRange includes indexOf isArguments isArray isArrayBuffer
    isArrayLike isArrayLikeObject isBoolean isBuffer isDate isElement isEmpty isEqual isEqualWith isError isFinite
    isFunction isInteger isLength isMap isMatch isMatchWith isNaN isNative isNil isNull isNumber isObject isObjectLike
    isPlainObject isRegExp isSafeInteger isSet isString isSymbol isTypedArray isUndefined isWeakMap isWeakSet join
    kebabCase lastIndexOf lowerCase lowerFirst lt lte mean meanBy multiply noop pad padEnd padStart parseInt repeat
    replace round size snakeCase some sortedIndex sortedIndexBy sortedIndexOf sortedLastIndex sortedLastIndexBy
    sortedLastIndexOf startCase startsWith subtract sum sumBy toFinite toInteger toLength toLower toNumber toSafeInteger
    toUpper trim trimEnd trimStart truncate unescape upperCase upperFirst VERSION`,
    primitive,
  ),
  group("npm:lodash", "toString", when({ date: 0 }, breaks("DET122", { returns: "primitive" })), primitive),
];

/** The same as methods of `_(list)` and `_.chain(list)`: what they change is what was wrapped. */
const methods: readonly Group[] = functions
  .map(({ members, effects }) => ({ owners: ["npm:lodash.Wrapped"], members, effects: effects.map(ofWrapped) }))
  .filter(({ effects }) => effects.some(({ rule, writes }) => rule !== undefined || writes !== undefined));

function ofWrapped({ writes, when: _arguments, ...effect }: MemberEffect): MemberEffect {
  return { ...effect, returns: "part", ...(writes && { writes: "receiver" }) };
}

export const lodash: PackageSummary = {
  name: "lodash",
  from: "4.17.0",
  below: "5.0.0",
  others: part,
  owners: [
    [/^(_|LoDashStatic|LoDashFp)$/, ""],
    [/^(LoDash\w*Wrapper|(Collection|Function|ObjectChain|Object|String|StringNullable|Primitive)(Chain)?)$/, "Wrapped"],
  ],
  groups: [
    ...functions,
    ...methods.map(({ members, ...rest }) => ({ ...rest, members: members.filter((name) => name !== "toString") })),
    group("npm:lodash.Wrapped", "pop push shift sort splice unshift", { returns: "part", writes: "receiver" }),
  ],
};
