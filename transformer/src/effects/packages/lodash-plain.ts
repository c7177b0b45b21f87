import { copy, fresh, type Group, group, primitive } from "../group.ts";

/** What changes nothing, and gives a new object or a value without identity. */
export const plainFunctions: readonly Group[] = [
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
];
