import {
  breaks,
  fresh,
  type Group,
  group,
  part,
  primitive,
  when,
  writesArgument,
  writesReceiver,
} from "../group.ts";

const paths = "node:path/posix node:path/win32";
const inWords = "is worded anew by every version of Node";

/** Modules of Node that compute: the same on every machine and at all times. What is not listed is denied. */
export const plainModules: readonly Group[] = [
  group("node:assert", "assert", primitive),
  group(
    "node:assert.assert",
    `deepEqual deepStrictEqual doesNotMatch doesNotThrow equal fail ifError match notDeepEqual notDeepStrictEqual
    notEqual notStrictEqual ok strictEqual throws`,
    primitive,
  ),
  group(
    "node:assert.assert.strict",
    "deepEqual deepStrictEqual equal ifError notDeepEqual notEqual ok strictEqual",
    primitive,
  ),
  group("node:assert.assert.strict", "AssertionError strict", part),
  group("node:assert.assert", "rejects doesNotReject", breaks("DET153")),
  group("node:assert.assert", "AssertionError strict", part),
  group("node:assert.assert.AssertionError", "*", part),
  group("node:assert.assert.AssertionError", "new", fresh),

  group("node:string_decoder", "StringDecoder", part),
  group("node:string_decoder.StringDecoder", "new", fresh),
  group("node:string_decoder.StringDecoder", "end write", writesReceiver(primitive)),
  group("node:querystring", "encode escape stringify unescape", primitive),
  group("node:querystring", "decode parse", fresh),
  group("node:punycode", "decode encode toASCII toUnicode", primitive),
  group("node:punycode", "ucs2", part),
  group("node:punycode.ucs2", "encode", primitive),
  group("node:punycode.ucs2", "decode", fresh),

  group("node:path", "path", part),
  group("node:path.path.PlatformPath", "posix win32", part),
  group("node:path.path.FormatInputPathObject node:path.path.ParsedPath", "*", part),
  group(
    paths,
    `basename delimiter dirname extname format isAbsolute join matchesGlob normalize sep toNamespacedPath`,
    primitive,
  ),
  group(paths, "parse", fresh),
  group(paths, "posix win32", part),
  group(
    paths,
    "relative resolve",
    breaks("DET141", { returns: "primitive", cause: "depends on the working directory", instead: "join" }),
  ),

  group("node:util", "isDeepStrictEqual stripVTControlCharacters toUSVString", primitive),
  group(
    "node:util",
    `isArray isBoolean isBuffer isDate isError isFunction isNull isNullOrUndefined isNumber isObject isPrimitive
    isRegExp isString isSymbol isUndefined`,
    primitive,
  ),
  group("node:util", "parseEnv", fresh),
  group("node:util", "inherits", writesArgument(primitive)),
  group(
    "node:util",
    "inspect",
    breaks("DET172", { returns: "primitive", cause: inWords, instead: "JSON.stringify" }),
  ),
  group(
    "node:util",
    "format formatWithOptions",
    breaks("DET172", { returns: "primitive", severity: "warning", cause: inWords }),
  ),
  group("node:util", "getSystemErrorMap getSystemErrorName styleText", breaks("DET141")),
  group(
    "node:util",
    "parseArgs",
    when(
      { withoutOption: { argument: 0, option: "args" } },
      breaks("DET141", { cause: "reads process.argv" }),
    ),
    fresh,
  ),
  group(
    `node:util.OptionToken node:util.ParsedPositionalToken node:util.ParsedResults node:util.ParsedTokens
    node:util.PreciseParsedResults node:util.PreciseTokenForOptions node:util.Token`,
    "*",
    part,
  ),
  group("node:util", "aborted callbackify promisify", breaks("DET153")),
  group("node:util", "debug debuglog deprecate log", breaks("DET143")),
  group("node:util", "MIMEParams MIMEType TextDecoder TextEncoder", part),
  group("node:util.MIMEType node:util.MIMEParams", "new", fresh),
  group("node:util.MIMEType", "essence subtype toString type", primitive),
  group("node:util.MIMEType", "params", part),
  group("node:util.MIMEParams", "get has", primitive),
  group("node:util.MIMEParams", "[Symbol.iterator] entries keys values", fresh),
  group("node:util.MIMEParams", "delete set", writesReceiver(primitive)),
  group(
    "node:util/types",
    `isAnyArrayBuffer isArgumentsObject isArrayBuffer isArrayBufferView isAsyncFunction isBigInt64Array
    isBigIntObject isBigUint64Array isBooleanObject isBoxedPrimitive isCryptoKey isDataView isDate isExternal
    isFloat32Array isFloat64Array isGeneratorFunction isGeneratorObject isInt16Array isInt32Array isInt8Array
    isKeyObject isMap isMapIterator isModuleNamespaceObject isNativeError isNumberObject isPromise isProxy isRegExp
    isSet isSetIterator isSharedArrayBuffer isStringObject isSymbolObject isTypedArray isUint16Array isUint32Array
    isUint8Array isUint8ClampedArray isWeakMap isWeakSet`,
    primitive,
  ),
];
