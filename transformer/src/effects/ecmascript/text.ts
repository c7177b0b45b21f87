import {
  breaks,
  fresh,
  type Group,
  globals,
  group,
  part,
  primitive,
  when,
  writesArgument,
  writesReceiver,
} from "../group.ts";

const statics = breaks("DET163", {
  returns: "primitive",
  cause: "tells of the last match anywhere in the process",
});
const madeOnce = breaks("DET178", { returns: "primitive" });

/** Text, patterns and symbols. A pattern with g or y keeps its place between uses, so to match is to write it. */
export const text: readonly Group[] = [
  globals("decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape", primitive),
  group(
    "String",
    `anchor at big blink bold charAt charCodeAt codePointAt concat endsWith fixed fontcolor fontsize includes indexOf
    isWellFormed italics lastIndexOf length link normalize padEnd padStart repeat slice small startsWith strike sub
    substr substring sup toLowerCase toString toUpperCase toWellFormed trim trimEnd trimLeft trimRight trimStart
    valueOf`,
    primitive,
  ),
  group("String", "[Symbol.iterator]", fresh),
  group("String", "match matchAll split", writesArgument(fresh)),
  group("String", "replace replaceAll search", writesArgument(primitive)),
  group(
    "String",
    "localeCompare",
    when({ withoutLocale: 1 }, breaks("DET131", { returns: "primitive" })),
    breaks("DET133", { returns: "primitive" }),
  ),
  group(
    "String",
    "toLocaleLowerCase toLocaleUpperCase",
    when({ withoutLocale: 0 }, breaks("DET131", { returns: "primitive" })),
    primitive,
  ),
  group("StringConstructor", "fromCharCode fromCodePoint", primitive),
  group("StringConstructor", "()", when({ date: 0 }, breaks("DET122", { returns: "primitive" })), primitive),
  group("StringConstructor", "new", when({ date: 0 }, breaks("DET122", { returns: "fresh" })), fresh),
  group("StringConstructor", "raw", when({ date: 1 }, breaks("DET122", { returns: "primitive" })), primitive),

  group(
    "RegExp",
    "dotAll flags global hasIndices ignoreCase lastIndex multiline source sticky unicode unicodeSets",
    primitive,
  ),
  group("RegExp", "test [Symbol.replace] [Symbol.search]", writesReceiver(primitive)),
  group("RegExp", "exec [Symbol.match] [Symbol.matchAll] [Symbol.split]", writesReceiver(fresh)),
  group("RegExp", "compile", writesReceiver(part)),
  group("RegExpConstructor", "escape", primitive),
  group("RegExpConstructor", "new", fresh),
  // `RegExp(pattern)` without `new` gives the pattern itself.
  group("RegExpConstructor", "()", part),
  group(
    "RegExpConstructor",
    "$1 $2 $3 $4 $5 $6 $7 $8 $9 $_ $& $+ $` $' input lastMatch lastParen leftContext rightContext",
    statics,
  ),
  group("RegExpExecArray RegExpMatchArray", "0 index input", primitive),
  group("RegExpExecArray RegExpMatchArray", "groups indices", part),
  group("RegExpIndicesArray", "groups", part),

  group("Symbol", "[Symbol.toPrimitive] description toString valueOf", primitive),
  group("SymbolConstructor", "()", madeOnce),
  group("SymbolConstructor", "for keyFor", primitive),
  group(
    "SymbolConstructor",
    `asyncDispose asyncIterator dispose hasInstance isConcatSpreadable iterator match matchAll metadata replace
    search species split toPrimitive toStringTag unscopables`,
    primitive,
  ),
];
