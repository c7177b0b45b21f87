import { CoopyError } from "../errors.ts";
import type { Fields } from "./codec.ts";
import { form, integrity } from "./format.ts";
import { Layout } from "./layout.ts";
import type { Reader } from "./reader.ts";
import type { Writer } from "./writer.ts";

/** What the compiler generates for a class, an interface or an object type. */
export interface FieldsDescription {
  /** Declared names in the order objects get them. */
  readonly fields: readonly string[];
  /** Which of them may be missing. */
  readonly optional?: readonly string[];
  /** Writes the declared fields in order. */
  encode(writer: Writer, value: Fields): void;
  /** Sets the declared fields in order on an empty object. */
  decode(reader: Reader, value: Fields): void;
}

/** Objects with named properties. Straight-line generated code where they are as declared, key by key where they are not. */
export abstract class FieldsLayout extends Layout {
  protected abstract readonly description: FieldsDescription;

  encodeBody(writer: Writer, value: object): void {
    const level = integrityOf(value);
    const keys = dataKeys(value, level);
    if (areDeclared(keys, this.description)) {
      writer.byte(form.declared * 4 + level);
      this.description.encode(writer, value as Fields);
    } else {
      encodeListed(writer, value as Fields, keys, level);
    }
  }

  decodeBody(reader: Reader, value: object): void {
    const head = reader.varint();
    const level = head % 4;
    const shape = Math.floor(head / 4);
    if (shape === form.declared) this.description.decode(reader, value as Fields);
    else decodeListed(reader, value, shape);
    reader.lock(value, level);
  }
}

function areDeclared(keys: readonly string[], { fields, optional }: FieldsDescription): boolean {
  let index = 0;
  for (const field of fields) {
    if (keys[index] === field) index++;
    else if (!optional?.includes(field)) return false;
  }
  return index === keys.length;
}

function encodeListed(writer: Writer, value: Fields, names: readonly string[], level: number): void {
  const known = writer.keyListIndex(names);
  const index = known ?? writer.keyListCount - 1;
  writer.varint((form.listed + index) * 4 + level);
  if (known === undefined) {
    writer.varint(names.length);
    for (const name of names) writer.string(name);
  }
  for (const name of names) writer.tagged(value[name]);
}

/**
 * The names of an object's own properties, in order. They are all there is to it: what else an object can have
 * (accessors, hidden or locked properties, symbols as keys) is refused.
 */
export function dataKeys(value: object, level: number): readonly string[] {
  // Three calls that each answer from a cache beat the one of Reflect.ownKeys.
  const keys = Object.keys(value);
  const [symbol] = Object.getOwnPropertySymbols(value);
  if (symbol !== undefined)
    refuse(`an object has a property whose key is ${String(symbol)}. Use a text as key.`);
  if (Object.getOwnPropertyNames(value).length > keys.length) {
    const hidden = Reflect.ownKeys(value).find(
      (key) => !Object.prototype.propertyIsEnumerable.call(value, key),
    );
    refuse(`an object has a hidden property \`${String(hidden)}\`. Make it enumerable.`);
  }
  for (const key of keys) {
    const { get, set, writable, configurable } = Object.getOwnPropertyDescriptor(value, key)!;
    if (get ?? set) {
      refuse(
        `an object has an accessor \`${key}\` of its own. Store the value, or declare the accessor in a class.`,
      );
    }
    if (writable !== level < integrity.frozen || configurable !== level < integrity.sealed) {
      refuse(
        `an object has a locked property \`${key}\`. Lock the whole object with Object.freeze, or nothing of it.`,
      );
    }
  }
  return keys;
}

function refuse(what: string): never {
  throw new CoopyError("COOPY5101", what);
}

function decodeListed(reader: Reader, value: object, shape: number): void {
  for (const name of reader.keyList(shape - form.listed)) setOwn(value, name, reader.tagged());
}

/** Gives the object a property of its own, whatever its name means on prototypes. */
export function setOwn(value: object, name: string, content: unknown): void {
  Object.defineProperty(value, name, {
    value: content,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

export function integrityOf(value: object): number {
  if (Object.isExtensible(value)) return integrity.extensible;
  if (Object.isFrozen(value)) return integrity.frozen;
  return Object.isSealed(value) ? integrity.sealed : integrity.nonExtensible;
}
