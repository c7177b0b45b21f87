import { primitiveTypes } from "../codec/stored-type.ts";
import type { Schema } from "./schema.ts";

/** A type within so many others is none that a program has. */
const depthMax = 200;

/** Reads what `JSON.stringify` made of a schema; undefined when it is not one. */
export function parseSchema(text: string): Schema | undefined {
  let value: Partial<Schema> | null;
  try {
    value = JSON.parse(text) as Partial<Schema> | null;
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || typeof value.system !== "string") return undefined;
  const { commands, classes, objects = [] } = value;
  if (!Array.isArray(commands) || !Array.isArray(classes) || !Array.isArray(objects)) return undefined;
  const isType = (type: unknown) => isStoredType(type, objects.length, 0);
  const areFields = (entry: Entry) =>
    isText(entry["name"]) &&
    isListOf(entry["fields"], isText) &&
    isTypesOf(entry["types"], entry["fields"], isType) &&
    isOptional(entry["optional"], (names) => isListOf(names, isText)) &&
    isFlag(entry["isNumbered"]);
  const isClass = (entry: Entry) =>
    areFields(entry) &&
    isOptional(entry["hidden"], (names) => isListOf(names, isText)) &&
    isTypesOf(entry["hiddenTypes"], entry["hidden"], isType) &&
    isOptional(entry["library"], isText);
  const isCommand = (entry: Entry) =>
    isText(entry["name"]) &&
    isListOf(entry["parameters"], isText) &&
    isOptional(entry["types"], (types) => isListOf(types, isType)) &&
    isOptional(entry["rest"], isType) &&
    isFlag(entry["isCounted"]) &&
    isOptional(entry["logic"], isText);
  return areEntries(commands, isCommand) && areEntries(classes, isClass) && areEntries(objects, areFields)
    ? (value as Schema)
    : undefined;
}

type Entry = Readonly<Record<string, unknown>>;

function areEntries(list: readonly unknown[], passes: (entry: Entry) => boolean): boolean {
  return list.every((entry) => typeof entry === "object" && entry !== null && passes(entry as Entry));
}

function isStoredType(type: unknown, objectCount: number, depth: number): boolean {
  if (typeof type === "string") return primitiveTypes.includes(type);
  if (!Array.isArray(type) || depth > depthMax) return false;
  const [kind, ...inner] = type as readonly unknown[];
  const areTypes = inner.every((one) => isStoredType(one, objectCount, depth + 1));
  switch (kind) {
    case "array":
    case "set":
    case "record":
      return inner.length === 1 && areTypes;
    case "map":
      return inner.length === 2 && areTypes;
    case "tuple":
      return inner.length > 1 && areTypes;
    case "class":
      return inner.length === 1 && isText(inner[0]);
    case "object":
      return inner.length === 1 && isIndex(inner[0], objectCount);
    default:
      return false;
  }
}

function isIndex(value: unknown, count: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < count;
}

/** Types stand for names one to one. */
function isTypesOf(types: unknown, names: unknown, isType: (type: unknown) => boolean): boolean {
  return isOptional(
    types,
    (list) =>
      isListOf(list, isType) && (list as unknown[]).length === (names as unknown[] | undefined)?.length,
  );
}

function isOptional(value: unknown, passes: (value: unknown) => boolean): boolean {
  return value === undefined || passes(value);
}

function isFlag(value: unknown): boolean {
  return value === undefined || value === true;
}

function isListOf(value: unknown, passes: (entry: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(passes);
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}
