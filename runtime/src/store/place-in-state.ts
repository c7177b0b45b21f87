import type { Catalog } from "../codec/catalog.ts";
import { Writer } from "../codec/writer.ts";
import type { StateFormat } from "../snapshot/state.ts";

/** A value, and how code that has the system names it. */
interface Placed {
  readonly value: unknown;
  readonly path: string;
}

/** Where in a state the first value stands that cannot be written: "Journal.entries[0].tool". Slow: it is for a message. */
export function placeOfUnstorable({ catalog, layout }: StateFormat, system: object): string | undefined {
  const seen = new Set<unknown>([system]);
  const waiting: Placed[] = [{ value: system, path: layout.name }];
  // It grows while it is walked.
  for (const { value, path } of waiting) {
    if (!canBegin(catalog, value)) return path;
    if (typeof value !== "object" || value === null) continue;
    for (const part of partsOf(catalog, value, path)) {
      if (seen.has(part.value)) continue;
      seen.add(part.value);
      waiting.push(part);
    }
  }
  return undefined;
}

/** Whether the value can be written, apart from what it holds. */
function canBegin(catalog: Catalog, value: unknown): boolean {
  const writer = new Writer(64);
  writer.beginGraph(catalog);
  try {
    writer.tagged(value);
    return true;
  } catch {
    return false;
  }
}

function* partsOf(catalog: Catalog, value: object, path: string): Generator<Placed> {
  const unwritten = unwrittenOf(catalog, value);
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key === "string" && unwritten.includes(key)) continue;
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (property !== undefined && "value" in property)
      yield { value: property.value, path: `${path}${accessOf(key)}` };
  }
  if (value instanceof Map)
    for (const [key, content] of value) {
      yield { value: key, path: `a key of ${path}` };
      yield { value: content, path: `${path}.get(${textOf(key)})` };
    }
  if (value instanceof Set) for (const element of value) yield { value: element, path: `the Set ${path}` };
  yield* hiddenParts(catalog, value, path);
}

function unwrittenOf(catalog: Catalog, value: object): readonly string[] {
  const index = catalog.indexOf(Object.getPrototypeOf(value) as object);
  return index === undefined ? [] : (catalog.classes[index]!.description.unwritten ?? []);
}

/** What `#private` members hold, the bases' too. */
function* hiddenParts(catalog: Catalog, value: object, path: string): Generator<Placed> {
  const index = catalog.indexOf(Object.getPrototypeOf(value) as object);
  const hidden = index === undefined ? undefined : catalog.classes[index]!.description.hidden;
  for (const [at, slot] of (hidden?.slots ?? []).entries())
    yield { value: slot.get(value), path: `${path}.${hidden!.names[at]!}` };
}

function accessOf(key: PropertyKey): string {
  if (typeof key === "symbol") return `[${String(key)}]`;
  if (/^\d+$/.test(String(key))) return `[${String(key)}]`;
  return /^[\w$]+$/.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(key)}]`;
}

function textOf(key: unknown): string {
  if (typeof key === "string") return JSON.stringify(key);
  return typeof key === "object" || typeof key === "function" ? "…" : String(key);
}
