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
    const keys = Reflect.ownKeys(value);
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

function areDeclared(keys: readonly (string | symbol)[], { fields, optional }: FieldsDescription): boolean {
  let index = 0;
  for (const field of fields) {
    if (keys[index] === field) index++;
    else if (!optional?.includes(field)) return false;
  }
  return index === keys.length;
}

function encodeListed(
  writer: Writer,
  value: Fields,
  keys: readonly (string | symbol)[],
  level: number,
): void {
  const names = keys.map((key) => dataKey(value, key));
  const known = writer.keyListIndex(names);
  const index = known ?? writer.keyListCount - 1;
  writer.varint((form.listed + index) * 4 + level);
  if (known === undefined) {
    writer.varint(names.length);
    for (const name of names) writer.string(name);
  }
  for (const name of names) writer.tagged(value[name]);
}

/** A key that can be written: a name whose value is data. */
export function dataKey(value: object, key: string | symbol): string {
  if (typeof key === "symbol") {
    throw new CoopyError(
      "COOPY5101",
      `an object has a property whose key is ${String(key)}. Use a text as key.`,
    );
  }
  const { get, set, enumerable } = Object.getOwnPropertyDescriptor(value, key)!;
  if (get ?? set) {
    throw new CoopyError(
      "COOPY5101",
      `an object has an accessor \`${key}\` of its own. Store the value, or declare the accessor in a class.`,
    );
  }
  if (!enumerable) {
    throw new CoopyError("COOPY5101", `an object has a hidden property \`${key}\`. Make it enumerable.`);
  }
  return key;
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
