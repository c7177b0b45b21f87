import type { UnsupportedReason } from "../model.ts";

/** Types of the language whose values are written as what they are, whatever the type says of their contents. */
export const builtIns: ReadonlySet<string> = new Set([
  "RegExp",
  "RegExpMatchArray",
  "RegExpExecArray",
  "TemplateStringsArray",
  "URL",
  "URLSearchParams",
  "ArrayBuffer",
  "ArrayBufferView",
  "DataView",
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float16Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
  "Buffer",
  "Error",
  "EvalError",
  "RangeError",
  "ReferenceError",
  "SyntaxError",
  "TypeError",
  "URIError",
  "AggregateError",
  "String",
  "Number",
  "Boolean",
  "BigInt",
  "Symbol",
]);

const reasons: readonly (readonly [names: RegExp, reason: UnsupportedReason])[] = [
  [/^(Callable|Newable)?Function$/, "function"],
  [/^Promise(Like)?$/, "promise"],
  [/^(Weak(Map|Set|Ref)|FinalizationRegistry)$/, "weak"],
  [/Itera(tor|ble)|Generator/, "iterator"],
  [/^SharedArrayBuffer$/, "shared-memory"],
];

/** Why values of another type of the libraries cannot be written. */
export function unsupportedBuiltIn(name: string): UnsupportedReason {
  return reasons.find(([names]) => names.test(name))?.[1] ?? "library-class";
}
