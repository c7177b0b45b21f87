import { types } from "node:util";

/**
 * Everything a program can see of a graph, as text: classes, own keys in order and what may be done to them, holes, -0,
 * NaN, what is shared with what, the contents of built-in objects. Equal texts for equal graphs, and only for them.
 * It shares no code with the codec. Of an error's stack it shows the message, for frames are those of one run.
 * `hidden` tells what else an object holds, where no property shows it.
 */
export function describeGraph(root: unknown, hidden: (object: object) => readonly unknown[] = none): string {
  const numbers = new Map<object | symbol, number>();
  const waiting: object[] = [];
  const numberOf = (value: object | symbol) => {
    if (!numbers.has(value)) numbers.set(value, numbers.size);
    return numbers.get(value)!;
  };
  const mention = (value: unknown): string => {
    switch (typeof value) {
      case "bigint":
        return `${value}n`;
      case "string":
        return JSON.stringify(value);
      case "symbol":
        return isShared(value) ? String(value) : `${String(value)}#${numberOf(value)}`;
      case "function":
        return `function ${value.name}#${numberOf(value)}`;
      case "object":
        if (value === null) return "null";
        if (!numbers.has(value)) waiting.push(value);
        return `#${numberOf(value)}`;
      default:
        return Object.is(value, -0) ? "-0" : String(value);
    }
  };
  const lines = [mention(root)];
  // The list grows while it is walked.
  for (const object of waiting) {
    const parts = [
      describeObject(object, mention),
      ...hidden(object).map((value) => `hidden ${mention(value)}`),
    ];
    lines.push(`${mention(object)} ${parts.join(", ")}`);
  }
  return lines.join("\n");
}

function none(): readonly unknown[] {
  return [];
}

type Mention = (value: unknown) => string;

function describeObject(object: object, mention: Mention): string {
  const level = integrityOf(object);
  const parts: string[] = [kindOf(object), level, ...contents(object, mention)];
  const isBytes = ArrayBuffer.isView(object);
  for (const key of Reflect.ownKeys(object)) {
    // The elements of a typed array are those of its buffer.
    if (isBytes && typeof key === "string" && /^\d+$/.test(key)) continue;
    const { value, get, set, enumerable, writable, configurable } = Object.getOwnPropertyDescriptor(
      object,
      key,
    )!;
    const isUsual = enumerable && writable && configurable;
    const flags = isUsual
      ? ""
      : [
          enumerable ? "" : "hidden ",
          (get ?? set) ? "accessor " : "",
          writable || level === "frozen" ? "" : "readonly ",
          configurable || level !== "" ? "" : "fixed ",
        ].join("");
    const shown = key === "stack" && typeof value === "string" ? value.replace(/(\n {4}at .*)+$/, "") : value;
    parts.push(`${flags}${mention(key)}: ${mention(shown)}`);
  }
  return parts.filter((part) => part !== "").join(", ");
}

function integrityOf(object: object): "" | "frozen" | "sealed" | "non-extensible" {
  if (Object.isExtensible(object)) return "";
  return Object.isFrozen(object) ? "frozen" : Object.isSealed(object) ? "sealed" : "non-extensible";
}

/** The class, and what the object is inside where that is something else. */
function kindOf(object: object): string {
  const prototype = Object.getPrototypeOf(object) as { constructor: { name: string } } | null;
  const name = prototype === null ? "(no prototype)" : prototype.constructor.name;
  const inside = Array.isArray(object) ? "Array" : (insides.find(([is]) => is(object))?.[1] ?? "Object");
  return inside === name || (inside === "Object" && !(name in globalThis)) ? name : `${name} (${inside})`;
}

const insides: readonly (readonly [is: (value: unknown) => boolean, name: string])[] = [
  [types.isMap, "Map"],
  [types.isSet, "Set"],
  [types.isDate, "Date"],
  [types.isRegExp, "RegExp"],
  [types.isNativeError, "Error"],
  [types.isBoxedPrimitive, "boxed"],
  [types.isAnyArrayBuffer, "ArrayBuffer"],
  [types.isArrayBufferView, "view"],
  [types.isProxy, "Proxy"],
];

function contents(object: object, mention: Mention): readonly string[] {
  if (types.isMap(object)) return [...object].map(([key, value]) => `${mention(key)} => ${mention(value)}`);
  if (types.isSet(object)) return [...object].map((value) => mention(value));
  if (types.isDate(object)) return [String(object.getTime())];
  if (types.isRegExp(object)) return [`/${object.source}/${object.flags}`];
  if (types.isBoxedPrimitive(object)) return [mention(object.valueOf())];
  if (types.isAnyArrayBuffer(object)) return bufferContents(object);
  // A Buffer shares its memory with others that have nothing to do with it.
  if (Buffer.isBuffer(object)) return [object.toString("hex")];
  if (ArrayBuffer.isView(object)) return viewContents(object, mention);
  if (object instanceof URL) return [object.href, mention(object.searchParams)];
  if (object instanceof URLSearchParams) return [object.toString()];
  return [];
}

function bufferContents(buffer: ArrayBufferLike): readonly string[] {
  const { resizable, maxByteLength } = buffer as ArrayBuffer & { resizable: boolean; maxByteLength: number };
  return [resizable ? `up to ${maxByteLength}` : "", `bytes ${Buffer.from(buffer).toString("hex")}`];
}

function viewContents(
  view: ArrayBufferView & { readonly length?: number },
  mention: Mention,
): readonly string[] {
  const { buffer, byteOffset, byteLength, length = byteLength } = view;
  return [`${mention(buffer)} from ${byteOffset}, length ${length}`];
}

const wellKnown = new Set<unknown>(
  Reflect.ownKeys(Symbol).map((key) => (Symbol as unknown as Record<PropertyKey, unknown>)[key]),
);

/** Whether another program has the same symbol. */
function isShared(symbol: symbol): boolean {
  return Symbol.keyFor(symbol) !== undefined || wellKnown.has(symbol);
}
